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

export function readRun(data: unknown, part = 'data'): Run {
  return readRunRecord(data, part, toStatus);
}

export function readRunPage(data: unknown): RunPage {
  return readPageOfRuns(data, readRun);
}

export const readRunList = (data: unknown): ListedRuns => readListedRuns(data, readRun);

function toStatus(value: string): RunStatus {
  return STATUS_BY_NUMBER.get(Number(value.trim())) ?? statusOfWord(value);
}
