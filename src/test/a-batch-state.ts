import type { FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aRun } from './a-run.ts';
import { anOrder } from './an-order.ts';
import { withPendingCost } from '#core/run/run-cost.ts';
import type { Run } from '#core/run/run.ts';

import type { BatchEvent } from '#core/batch/state/batch-event.ts';
import { type BatchState, openBatchState } from '#core/batch/state/batch-state.ts';
import { HEAD_FORMAT } from '#core/batch/state/batch-state-codec.ts';
import { batchReducer } from '#core/batch/state/batch-reducer.ts';
import { nextAction, type Decision } from '#core/batch/state/next-action.ts';

export const T0 = 1_000_000;
const { options } = anOrder();

/** A batch of so many rows that begins, for tests. */
export function begin(rows: number, first: number | 'all' = 'all', rules = {}): BatchState {
  const plan = {
    rows: Array.from({ length: rows }, (_, at) => ({ number: at + 1, cells: [], custom: {} })),
    rules: { parallel: 2, stopAfterFailures: 2, ...rules },
    base: { custom: {}, options: options as RunOptions },
  };
  return openBatchState(plan, first, { time: T0, fingerprint: 'mine' });
}

type Untimed<Event> = Event extends unknown ? Omit<Event, 'time'> : never;

/** What becomes of it by events at one moment, `T0`. */
export const after = (batchState: BatchState, ...events: readonly Untimed<BatchEvent>[]): BatchState =>
  events.reduce<BatchState>((all, event) => batchReducer(all, { time: T0, ...event }), batchState);

export const decideAt = (
  batchState: BatchState,
  now = T0,
  fingerprint: string | undefined = 'mine',
): Decision => nextAction(batchState, { now, fingerprint });

export const SEEN = { kind: 'seen', runs: [], elsewhere: 0, platformTime: T0 } as const;
export const sent = (row: number, id = `a${row}`) =>
  ({ kind: 'sent', row, attempt: { id, at: T0 } }) as const;
export const slug = (row: number) => `run-${row}` as RunSlug;
export const answered = (row: number, id = `a${row}`) =>
  ({ kind: 'answered', row, attempt: id, run: slug(row) }) as const;
export const refused = (row: number, facts: FailureFacts, id = `a${row}`) =>
  ({ kind: 'refused', row, attempt: id, facts }) as const;
export const seenRun = (row: number, run: Partial<Run>) =>
  ({ kind: 'seen', runs: [aRun({ slug: slug(row), ...run })], elsewhere: 0, platformTime: T0 }) as const;
/** A list that tells of the run of a row while its cost is pending. */
export const pending = (row: number, run: Partial<Run>) => ({
  ...SEEN,
  runs: [withPendingCost(aRun({ slug: slug(row), ...run }))],
});
export const statesOf = ({ rows }: BatchState) => rows.map(({ state }) => state);

/** What is kept of how it stands, read again. */
export function readAgain(batchState: BatchState) {
  const read = HEAD_FORMAT.decode(HEAD_FORMAT.encode(batchState));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}
