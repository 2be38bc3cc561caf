import type { RunSlug } from '#core/ids/run-slug.ts';
import { pollDelay } from '#core/run/run.ts';

import { type Course, type Hold, isHeld, isSpent, type Pause } from './course.ts';
import { placesTaken } from './pending-costs.ts';
import { followedRuns, hasRun, type RowCourse } from './row-course.ts';
import { isOpen, underWay } from './standing.ts';

export type Outside = {
  /** Milliseconds since the epoch, by this computer's clock. */
  readonly now: number;
  readonly mark: string | undefined;
};

export type Awaited = 'person' | 'key' | 'answer' | 'runs' | 'costs' | 'elsewhere' | Hold['kind'];

export type Decision =
  | { readonly kind: 'send'; readonly row: number }
  | { readonly kind: 'look' }
  /** Ask whether the key can see this run of the batch; no run if the batch began without a key. */
  | { readonly kind: 'prove'; readonly mark: string; readonly run?: RunSlug }
  | { readonly kind: 'abort'; readonly row: number; readonly run: RunSlug }
  | { readonly kind: 'pause'; readonly why: Pause }
  /** `until`: when to decide again at the latest. */
  | { readonly kind: 'wait'; readonly for: Awaited; readonly until?: number };

/** Milliseconds for which a list of runs is current; a start needs a newer one, for example after sleep. */
const FRESH = 20_000;

/** The next action of a batch. Nothing is sent unless this returns it. */
export function decide(course: Course, outside: Outside): Decision {
  const next = nextRow(course);
  const isWanted = next !== undefined || course.active.length > 0;
  if (!isWanted) return { kind: 'wait', for: 'person' };
  return (
    waitForKey(course, outside) ??
    waitForHold(course, outside) ??
    decideKey(course, outside) ??
    decideAbort(course) ??
    decideLook(course, outside, next !== undefined) ??
    (next === undefined ? waitForRuns(course, outside) : decideSend(course, outside, next))
  );
}

/**
 * Milliseconds within which a noted start must be sent. Later, the page may have been frozen and another
 * tab may drive: it is noted again.
 */
export const MOST_NOTING = 2_500;

export function mayLeave(
  course: Course,
  { row, attempt }: { row: number; attempt: string },
  outside: Outside,
) {
  const { phase, marks, rules } = course;
  return (
    phase.kind === 'going' &&
    !isSpent(course) &&
    placesTaken(course) <= rules.parallel &&
    isJustNoted(course.rows[row], attempt, outside) &&
    outside.mark !== undefined &&
    marks.includes(outside.mark)
  );
}

function isJustNoted(row: RowCourse | undefined, attempt: string, { now }: Outside): boolean {
  if (row?.state !== 'sending' || row.attempt?.id !== attempt) return false;
  const age = now - row.attempt.at;
  return age >= 0 && age <= MOST_NOTING;
}

export function nextRow({ phase, rows, counts }: Course): number | undefined {
  if (phase.kind !== 'going' || counts.waiting === 0) return undefined;
  if (phase.only) return phase.only.rows.find((row) => isToSend(rows[row]));
  const at = rows.findIndex(isToSend);
  return at < 0 ? undefined : at;
}

const isToSend = (row: RowCourse | undefined): boolean => row?.state === 'waiting' && !row.unasked;

function waitForKey(course: Course, { mark }: Outside): Decision | undefined {
  const { phase, foreign } = course;
  if (mark !== undefined && mark !== foreign) return undefined;
  if (phase.kind !== 'going' || !isOpen(course)) return { kind: 'wait', for: 'key' };
  const why: Pause =
    mark === undefined ? { kind: 'refused', facts: { kind: 'noKey' } } : { kind: 'otherAccount' };
  return { kind: 'pause', why };
}

function waitForHold({ hold }: Course, { now }: Outside): Decision | undefined {
  return hold !== undefined && hold.kind !== 'places' && isHeld(hold, now)
    ? { kind: 'wait', for: hold.kind, until: hold.until }
    : undefined;
}

function decideKey({ phase, marks, rows, counts }: Course, { mark }: Outside): Decision | undefined {
  if (mark === undefined || marks.includes(mark)) return undefined;
  const run = someRun(rows);
  if (run !== undefined) return { kind: 'prove', mark, run };
  if (marks.length === 0) return { kind: 'prove', mark };
  // The answer to what was sent may name a run to tell the keys apart by; without one, only the person knows.
  if (counts.sending > 0 || phase.kind !== 'going') return { kind: 'wait', for: 'answer' };
  return { kind: 'pause', why: { kind: 'otherAccount', mark } };
}

/** Skips runs that the platform lost, which would make the key look like another account's. */
export function someRun(rows: Course['rows']): RunSlug | undefined {
  const known = rows.find((row) => row.run && row.run.missingSince === undefined) ?? rows.find(hasRun);
  return known?.run?.slug ?? known?.earlier?.[0]?.slug;
}

function decideAbort({ rows, active }: Course): Decision | undefined {
  for (const row of active) {
    const { state, run, abort, toEnd } = rows[row] ?? {};
    if (state === 'started' && run && toEnd && abort === undefined)
      return { kind: 'abort', row, run: run.slug };
  }
  return undefined;
}

function decideLook(course: Course, { now }: Outside, isToSend: boolean): Decision | undefined {
  if (!isToSend && !isFollowing(course)) return undefined;
  const age = course.seen === undefined ? Infinity : now - course.seen.at;
  const isOld = age < 0 || age > FRESH || course.hold?.kind === 'platform';
  return isOld || (isWatching(course) && age >= paceOf(course)) ? { kind: 'look' } : undefined;
}

const isFollowing = ({ active, rows }: Course): boolean =>
  active.some((row) => rows[row] && followedRuns(rows[row]).length > 0);

const isWatching = (course: Course): boolean => isFollowing(course) || course.limit !== undefined;

const paceOf = ({ looks }: Course): number => pollDelay('running', looks) || FRESH;

function waitForRuns(course: Course, { now }: Outside): Decision {
  return isFollowing(course) ? waitOn(course, 'runs', now) : { kind: 'wait', for: 'answer' };
}

function decideSend(course: Course, { now }: Outside, row: number): Decision {
  const awaited = awaitedFirst(course, now);
  return awaited === undefined ? { kind: 'send', row } : waitOn(course, awaited, now);
}

function awaitedFirst(course: Course, now: number): Awaited | undefined {
  const { rules, limit = Infinity, counts, sync, seen } = course;
  const taken = underWay(course);
  const elsewhere = seen?.elsewhere ?? 0;
  // One answer after the other: where one is lost, no other is lost with it.
  if (counts.sending > 0 && !sync) return 'answer';
  if (taken >= rules.parallel) return 'runs';
  if (placesTaken(course) >= rules.parallel) return 'costs';
  if (taken + elsewhere >= limit) return elsewhere > 0 ? 'elsewhere' : 'runs';
  return isCrowded(course, now) ? 'places' : undefined;
}

const isCrowded = ({ hold }: Course, now: number): boolean => hold?.kind === 'places' && isHeld(hold, now);

function waitOn(course: Course, what: Awaited, now: number): Decision {
  const { hold, seen } = course;
  const looked = Math.max(now + LEAST, (seen?.at ?? now) + (isWatching(course) ? paceOf(course) : FRESH + 1));
  const held = hold !== undefined && isHeld(hold, now) ? hold.until : Infinity;
  return { kind: 'wait', for: what, until: Math.min(held, looked) };
}

/** Minimum wait in milliseconds. */
const LEAST = 100;
