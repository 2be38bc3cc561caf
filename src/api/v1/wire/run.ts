import type { Run, RunPage, RunStatus } from '#core/run/run.ts';
import {
  type ListedRuns,
  readListedRuns,
  readPageOfRuns,
  readRunRecord,
  statusOfWord,
} from '../../wire/run-record.ts';

const STATUS_BY_NUMBER: ReadonlyMap<number, RunStatus> = new Map([
  [1, 'ready'],
  [2, 'running'],
  [3, 'succeeded'],
  [4, 'failed'],
  [5, 'aborting'],
]);

/** Reads a run record. */
export function readRun(data: unknown, part = 'data'): Run {
  return readRunRecord(data, part, toStatus);
}

/** Reads a page of run records. */
export function readRunPage(data: unknown): RunPage {
  return readPageOfRuns(data, readRun);
}

/** Reads a page of run records for what is not on it. */
export const readRunList = (data: unknown): ListedRuns => readListedRuns(data, readRun);

/** A status by its number (v1), also as text, or by its word (v2). */
function toStatus(value: string): RunStatus {
  return STATUS_BY_NUMBER.get(Number(value.trim())) ?? statusOfWord(value);
}
