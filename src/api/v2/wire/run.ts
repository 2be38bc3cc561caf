import * as z from 'zod/mini';

import { RUN_STATUSES, type Run, type RunPage, type RunStatus } from '#core/run/run.ts';
import { readRunSlug } from '../../wire/run-slug.ts';
import { amount, items, maybeNumber, moment, readWire, text, word } from '../../wire/schema.ts';
import { withUsualNames } from './usual-names.ts';

const runRecord = z.object({
  slug: word,
  scraper_slug: text,
  scraper_title: text,
  version: text,
  status: text,
  err_msg: text,
  results: amount,
  usage: amount,
  traffic: amount,
  started_at: moment,
  finished_at: moment,
  duration: amount,
  origin: text,
});

/** v2's documentation gives no run record: it is read by v1's names, and by those that v2 uses elsewhere. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  slug: ['run_slug', 'run_id', 'id'],
  scraper_slug: ['worker_slug', 'worker_id'],
  scraper_title: ['worker_title', 'worker_name'],
  status: ['run_status'],
  err_msg: ['error_message'],
  results: ['result_count'],
  duration: ['running_duration'],
};

/** Reads a run record. Times are seconds or milliseconds on the wire, and 0 while unset; `err_msg` may be missing. */
export function readRun(data: unknown, part = 'data'): Run {
  const wire = readWire(runRecord, withUsualNames(data, OTHER_NAMES), part);
  return {
    slug: readRunSlug(wire.slug, `${part}.slug`),
    workerSlug: wire.scraper_slug.replace('~', '/'),
    workerTitle: wire.scraper_title,
    version: wire.version,
    status: toStatus(wire.status),
    errorMessage: wire.err_msg,
    results: wire.results,
    usage: wire.usage,
    traffic: wire.traffic,
    ...(wire.started_at === undefined ? {} : { startedAt: wire.started_at }),
    ...(wire.finished_at === undefined ? {} : { finishedAt: wire.finished_at }),
    duration: wire.duration,
    origin: wire.origin,
  };
}

const runPage = z.object({ count: maybeNumber, list: items });

/** Reads a page of run records; `data: null` is an empty one. */
export function readRunPage(data: unknown): RunPage {
  const { count, list } = readWire(runPage, withUsualNames(data ?? {}, { count: ['total'] }));
  return {
    runs: list.map((item, index) => readRun(item, `data.list.${index}`)),
    total: count ?? list.length,
  };
}

function toStatus(value: string): RunStatus {
  const name = value.trim().toLowerCase();
  return RUN_STATUSES.find((status) => status === name) ?? 'unknown';
}
