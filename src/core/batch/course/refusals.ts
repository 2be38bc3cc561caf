import type { FailureFacts, FailureKind } from '#core/errors/failure.ts';

import { isGoingOn, change, type Course, type Hold, type Pause } from './course.ts';
import { LEFT_OUT, lasting } from './row-course.ts';
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
  { losses, ...rest }: Course,
  row: number,
  { facts, time }: { readonly facts: FailureFacts; readonly time: number },
): Course {
  const course: Course = { ...rest, losses: [] };
  switch (AFTER[facts.kind]) {
    case 'row':
      return failed(
        change(course, row, (sent) => ({ ...sent, state: 'failed', why: facts })),
        row,
      );
    case 'pause':
      return halted(unsent(course, row), { kind: 'refused', facts, row });
    case 'rate':
      return rated(unsent(course, row), facts, time);
    case 'places':
      return crowded(unsent(course, row), facts, time);
    case 'platform':
      return held(unsent(course, row), { kind: 'platform', facts, time, wait: waitOf(0) });
    case 'lost':
      return held(lost({ ...course, losses }, row, facts), { kind: 'platform', facts, time, wait: 0 });
  }
}

function crowded(course: Course, facts: FailureFacts, time: number): Course {
  const taken = underWay(course) + (course.seen?.elsewhere ?? 0);
  const tries = course.hold?.kind === 'places' ? course.hold.tries : 0;
  const { seen: _, ...next } = held(course, { kind: 'places', facts, time, wait: waitOf(tries), taken });
  return { ...next, limit: Math.max(1, Math.min(taken, course.limit ?? taken)) };
}

export const unsent = (course: Course, row: number): Course =>
  change(course, row, (of) => ({
    ...(course.phase.kind === 'stopped' ? LEFT_OUT : { state: 'waiting' }),
    ...lasting(of),
  }));

export function lost(course: Course, row: number, why: FailureFacts): Course {
  const { seen: _, ...next } = change(course, row, (sent) => ({ ...sent, state: 'lost', why }));
  return { ...next, losses: [...course.losses, row] };
}

/** Retries what the person cannot fix: after the requested time, or with backoff. */
export function postponed(course: Course, facts: FailureFacts, time: number): Course {
  if (AFTER[facts.kind] === 'rate') return rated(course, facts, time);
  const tries = course.hold?.kind === 'platform' ? course.hold.tries : 0;
  return held(course, { kind: 'platform', facts, time, wait: waitOf(tries) });
}

const rated = (course: Course, facts: FailureFacts, time: number): Course =>
  held(course, {
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
  readonly taken?: number;
};

export function held(course: Course, { kind, facts, time, wait, taken = 0 }: HoldInput): Course {
  const tries = course.hold?.kind === kind ? course.hold.tries + 1 : 1;
  return { ...course, hold: { kind, facts, from: time, until: time + wait, tries, taken } };
}

export const halted = (course: Course, why: Pause): Course =>
  isGoingOn(course) ? { ...course, phase: { kind: 'paused', why } } : course;

export const failed = (course: Course, row: number): Course => ({
  ...course,
  failures: [...course.failures, row],
});
