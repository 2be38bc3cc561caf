import type { FailureFacts, FailureKind } from '#core/errors/failure.ts';

import { isGoingOn, change, type Course, type Hold, type Pause } from './course.ts';
import { LEFT_OUT, lasting } from './row-course.ts';
import { underWay } from './standing.ts';

/**
 * What follows from the kind of a refusal: the `row` fails; every row would be refused, so that the batch is to `pause`; or
 * the row waits on, for a free place (`places`), as long as was asked (`rate`), or until the platform answers (`platform`). After
 * the others nobody knows whether there is a run.
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

/** After these a run may be asked to end once more, without the person. */
export const PASSING: ReadonlySet<FailureKind> = new Set([
  'network',
  'offline',
  'timeout',
  'cancelled',
  'unreadable',
  'internal',
  'rateLimited',
]);

/** Milliseconds to wait where 429 does not say how long. */
const USUAL_RATE = 60_000;

/** No answer is asked again at once, and none holds a batch for days: whoever says so was not understood. */
const LEAST_RATE = 1_000;

const MOST_RATE = 3_600_000;

/** Milliseconds before each look at a list that could not be read; the last one stays. */
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

/** Every place is taken: no more runs than there are now will do, until a list shows that there are fewer. */
function crowded(course: Course, facts: FailureFacts, time: number): Course {
  const taken = underWay(course) + (course.seen?.elsewhere ?? 0);
  const tries = course.hold?.kind === 'places' ? course.hold.tries : 0;
  const { seen: _, ...next } = held(course, { kind: 'places', facts, time, wait: waitOf(tries), taken });
  return { ...next, limit: Math.max(1, Math.min(taken, course.limit ?? taken)) };
}

/** What was noted has not left, or started nothing: the row waits on, or was left out by the stop that came meanwhile. */
export const unsent = (course: Course, row: number): Course =>
  change(course, row, (of) => ({
    ...(course.phase.kind === 'stopped' ? LEFT_OUT : { state: 'waiting' }),
    ...lasting(of),
  }));

export function lost(course: Course, row: number, why: FailureFacts): Course {
  const { seen: _, ...next } = change(course, row, (sent) => ({ ...sent, state: 'lost', why }));
  return { ...next, losses: [...course.losses, row] };
}

/** What is not the person's matter is asked again: as late as was said, else ever more slowly. */
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

type Held = {
  readonly kind: Hold['kind'];
  readonly facts: FailureFacts;
  readonly time: number;
  readonly wait: number;
  readonly taken?: number;
};

export function held(course: Course, { kind, facts, time, wait, taken = 0 }: Held): Course {
  const tries = course.hold?.kind === kind ? course.hold.tries + 1 : 1;
  return { ...course, hold: { kind, facts, from: time, until: time + wait, tries, taken } };
}

/** It stands still for a reason of its own; also where it only waits for the answer whether to stop. */
export const halted = (course: Course, why: Pause): Course =>
  isGoingOn(course) ? { ...course, phase: { kind: 'paused', why } } : course;

export const failed = (course: Course, row: number): Course => ({
  ...course,
  failures: [...course.failures, row],
});
