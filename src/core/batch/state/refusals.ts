import type { FailureFacts, FailureKind } from '#core/errors/failure.ts';

import { isGoingOn, change, type BatchState, type Hold, type Pause } from './batch-state.ts';
import { LEFT_OUT, lasting } from './row-state.ts';
import { underWay } from './standing.ts';

/**
 * Consequence of each refusal: the `row` fails; the batch must `pause`, as every row would be refused; or
 * the row waits for a free place (`places`), the requested time (`rate`) or an answer (`platform`). After
 * the others it is unknown whether a run exists.
 */
export const AFTER: Record<FailureKind, 'row' | 'pause' | 'places' | 'rate' | 'platform' | 'lost'> = {
  network: 'lost',
  offline: 'platform',
  timeout: 'lost',
  cancelled: 'lost',
  unreadable: 'lost',
  noKey: 'pause',
  keyRefused: 'pause',
  userDisabled: 'pause',
  invalidRequest: 'row',
  notFound: 'pause',
  rateLimited: 'rate',
  internal: 'lost',
  balanceTooLow: 'pause',
  trafficTooLow: 'pause',
  tooManyRuns: 'places',
  workerNotFound: 'pause',
  workerRunFailed: 'lost',
  versionUnavailable: 'pause',
  taskNotFound: 'pause',
  runNotFound: 'pause',
  abortFailed: 'lost',
  notImplemented: 'pause',
  onlyV1: 'pause',
  unknown: 'lost',
};

export const FAILURE_KINDS = Object.keys(AFTER) as FailureKind[]; // its own keys

export const PASSING: ReadonlySet<FailureKind> = new Set([
  'network',
  'offline',
  'timeout',
  'cancelled',
  'unreadable',
  'internal',
  'rateLimited',
]);

/** Milliseconds to wait if a 429 names no time. */
const USUAL_RATE = 60_000;

/** Minimum and maximum wait in milliseconds: never retry at once, never wait for days. */
const LEAST_RATE = 1_000;

const MOST_RATE = 3_600_000;

/** Milliseconds before each retry of an unreadable list; the last one repeats. */
const WAITS = [5_000, 10_000, 20_000, 40_000, 60_000, 120_000, 300_000] as const;

const waitOf = (tries: number): number => WAITS[Math.min(tries, WAITS.length - 1)] ?? 0;

export function refused(
  batchState: BatchState,
  row: number,
  { facts, time }: { readonly facts: FailureFacts; readonly time: number },
): BatchState {
  switch (AFTER[facts.kind]) {
    case 'row':
      return failed(
        change(batchState, row, (sent) => ({ ...sent, state: 'failed', why: facts })),
        row,
      );
    case 'pause':
      return halted(unsent(batchState, row), { kind: 'refused', facts, row });
    case 'rate':
      return rated(unsent(batchState, row), facts, time);
    case 'places':
      return crowded(unsent(batchState, row), facts, time);
    case 'platform':
      return held(unsent(batchState, row), { kind: 'platform', facts, time, wait: waitOf(0) });
    case 'lost':
      return held(lost(batchState, row, facts), { kind: 'platform', facts, time, wait: 0 });
  }
}

function crowded(batchState: BatchState, facts: FailureFacts, time: number): BatchState {
  const activeCount = underWay(batchState) + (batchState.seen?.elsewhere ?? 0);
  const tries = batchState.hold?.kind === 'places' ? batchState.hold.tries : 0;
  const { seen: _, ...next } = held(batchState, {
    kind: 'places',
    facts,
    time,
    wait: waitOf(tries),
    activeCount,
  });
  return { ...next, limit: Math.max(1, Math.min(activeCount, batchState.limit ?? activeCount)) };
}

export const unsent = (batchState: BatchState, row: number): BatchState =>
  change(batchState, row, (of) => ({
    ...(batchState.phase.kind === 'stopped' ? LEFT_OUT : { state: 'waiting' }),
    ...lasting(of),
  }));

export function lost(batchState: BatchState, row: number, why: FailureFacts): BatchState {
  const { seen: _, ...next } = change(batchState, row, (sent) => ({ ...sent, state: 'lost', why }));
  return { ...next, losses: [...batchState.losses.filter((other) => other !== row), row] };
}

/** Retries what the person cannot fix: after the requested time, or with backoff. */
export function postponed(batchState: BatchState, facts: FailureFacts, time: number): BatchState {
  if (AFTER[facts.kind] === 'rate') return rated(batchState, facts, time);
  const tries = batchState.hold?.kind === 'platform' ? batchState.hold.tries : 0;
  return held(batchState, { kind: 'platform', facts, time, wait: waitOf(tries) });
}

const rated = (batchState: BatchState, facts: FailureFacts, time: number): BatchState =>
  held(batchState, {
    kind: 'rate',
    facts,
    time,
    wait: Math.min(MOST_RATE, Math.max(LEAST_RATE, (facts.retryAfter ?? USUAL_RATE / 1_000) * 1_000)),
  });

type HoldInput = {
  readonly kind: Hold['kind'];
  readonly facts: FailureFacts;
  readonly time: number;
  readonly wait: number;
  readonly activeCount?: number;
};

export function held(
  batchState: BatchState,
  { kind, facts, time, wait, activeCount = 0 }: HoldInput,
): BatchState {
  const tries = batchState.hold?.kind === kind ? batchState.hold.tries + 1 : 1;
  return { ...batchState, hold: { kind, facts, from: time, until: time + wait, tries, taken: activeCount } };
}

export const halted = (batchState: BatchState, why: Pause): BatchState =>
  isGoingOn(batchState) ? { ...batchState, phase: { kind: 'paused', why } } : batchState;

export const failed = (batchState: BatchState, row: number): BatchState => ({
  ...batchState,
  failures: [...batchState.failures, row],
});
