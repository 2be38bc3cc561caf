import type { Run, RunPage } from '#core/run/run.ts';
import {
  type ListedRuns,
  readListedRuns,
  readPageOfRuns,
  readRunRecord,
  statusOfWord,
} from '../../wire/run-record.ts';
import { withUsualNames } from './usual-names.ts';

/** v2 does not document the run record: v1's names, and those that v2 uses elsewhere. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  slug: ['run_slug', 'run_id', 'id'],
  scraper_slug: ['worker_slug', 'worker_id'],
  scraper_title: ['worker_title', 'worker_name'],
  status: ['run_status'],
  err_msg: ['error_message'],
  results: ['result_count'],
  duration: ['running_duration'],
};

export function readRun(data: unknown, part = 'data'): Run {
  const run = readRunRecord(withUsualNames(data, OTHER_NAMES), part, statusOfWord);
  return { ...run, workerSlug: run.workerSlug.replace('~', '/') };
}

export function readRunPage(data: unknown): RunPage {
  return readPageOfRuns(withUsualNames(data, { count: ['total'] }), readRun);
}

export const readRunList = (data: unknown): ListedRuns => readListedRuns(data, readRun);
