import type { RunSlug } from '#core/ids/run-slug.ts';
import { pollDelay } from '#core/run/run.ts';

import { type BatchState, type Hold, isHeld, isSpent, type Pause } from './batch-state.ts';
import { occupiedPlaces, pendingCosts } from './pending-costs.ts';
import { followedRuns, hasRun, type RowState } from './row-state.ts';
import { isOpen, underWay } from './standing.ts';

export type Outside = {
  /** Milliseconds since the epoch, by this computer's clock. */
  readonly now: number;
  readonly fingerprint: string | undefined;
};

export type Awaited = 'person' | 'key' | 'answer' | 'runs' | 'costs' | 'elsewhere' | Hold['kind'];

export type Decision =
  | { readonly kind: 'send'; readonly row: number }
  | { readonly kind: 'look' }
  /** Ask whether the key can see this run of the batch; no run if the batch began without a key. */
  | { readonly kind: 'prove'; readonly fingerprint: string; readonly run?: RunSlug }
  | { readonly kind: 'abort'; readonly row: number; readonly run: RunSlug }
  | { readonly kind: 'pause'; readonly why: Pause }
  /** `until`: when to decide again at the latest. */
  | { readonly kind: 'wait'; readonly for: Awaited; readonly until?: number };

/** Milliseconds for which a list of runs is current; a start needs a newer one, for example after sleep. */
const FRESH = 20_000;

/** The next action of a batch. Nothing is sent unless this returns it. */
export function nextAction(batchState: BatchState, outside: Outside): Decision {
  const next = nextRow(batchState);
  const isWanted = next !== undefined || batchState.active.length > 0;
  if (!isWanted) return { kind: 'wait', for: 'person' };
  return (
    waitForKey(batchState, outside) ??
    waitForHold(batchState, outside) ??
    decideKey(batchState, outside) ??
    decideAbort(batchState) ??
    decideLook(batchState, outside, next !== undefined) ??
    (next === undefined ? waitForRuns(batchState, outside) : decideSend(batchState, outside, next))
  );
}

/**
 * Milliseconds within which a noted start must be sent. Later, the page may have been frozen and another
 * tab may drive: it is noted again.
 */
export const MOST_NOTING = 2_500;

export function mayLeave(
  batchState: BatchState,
  { row, attempt }: { row: number; attempt: string },
  outside: Outside,
) {
  const { phase, marks, rules } = batchState;
  return (
    phase.kind === 'going' &&
    !isSpent(batchState) &&
    occupiedPlaces(batchState) <= rules.parallel &&
    isJustNoted(batchState.rows[row], attempt, outside) &&
    outside.fingerprint !== undefined &&
    marks.includes(outside.fingerprint)
  );
}

function isJustNoted(row: RowState | undefined, attempt: string, { now }: Outside): boolean {
  if (row?.state !== 'sending' || row.attempt?.id !== attempt) return false;
  const age = now - row.attempt.at;
  return age >= 0 && age <= MOST_NOTING;
}

export function nextRow({ phase, rows, counts }: BatchState): number | undefined {
  if (phase.kind !== 'going' || counts.waiting === 0) return undefined;
  if (phase.only) return phase.only.rows.find((row) => isToSend(rows[row]));
  const at = rows.findIndex(isToSend);
  return at < 0 ? undefined : at;
}

const isToSend = (row: RowState | undefined): boolean => row?.state === 'waiting' && !row.unasked;

function waitForKey(batchState: BatchState, { fingerprint }: Outside): Decision | undefined {
  const { phase, foreign } = batchState;
  if (fingerprint !== undefined && fingerprint !== foreign) return undefined;
  if (phase.kind !== 'going' || !isOpen(batchState)) return { kind: 'wait', for: 'key' };
  const why: Pause =
    fingerprint === undefined ? { kind: 'refused', facts: { kind: 'noKey' } } : { kind: 'otherAccount' };
  return { kind: 'pause', why };
}

function waitForHold({ hold }: BatchState, { now }: Outside): Decision | undefined {
  return hold !== undefined && hold.kind !== 'places' && isHeld(hold, now)
    ? { kind: 'wait', for: hold.kind, until: hold.until }
    : undefined;
}

function decideKey(
  { phase, marks, rows, counts }: BatchState,
  { fingerprint }: Outside,
): Decision | undefined {
  if (fingerprint === undefined || marks.includes(fingerprint)) return undefined;
  const run = someRun(rows);
  if (run !== undefined) return { kind: 'prove', fingerprint, run };
  if (marks.length === 0) return { kind: 'prove', fingerprint };
  // The answer to what was sent may name a run to tell the keys apart by; without one, only the person knows.
  if (counts.sending > 0 || phase.kind !== 'going') return { kind: 'wait', for: 'answer' };
  return { kind: 'pause', why: { kind: 'otherAccount', mark: fingerprint } };
}

/** Skips runs that the platform lost, which would make the key look like another account's. */
export function someRun(rows: BatchState['rows']): RunSlug | undefined {
  const known = rows.find((row) => row.run && row.run.missingSince === undefined) ?? rows.find(hasRun);
  return known?.run?.slug ?? known?.earlier?.[0]?.slug;
}

function decideAbort({ rows, active }: BatchState): Decision | undefined {
  for (const row of active) {
    const { state, run, abort, toEnd } = rows[row] ?? {};
    if (state === 'started' && run && toEnd && abort === undefined)
      return { kind: 'abort', row, run: run.slug };
  }
  return undefined;
}

function decideLook(batchState: BatchState, { now }: Outside, isToSend: boolean): Decision | undefined {
  if (!isToSend && !isFollowing(batchState)) return undefined;
  const age = batchState.seen === undefined ? Infinity : now - batchState.seen.at;
  const isOld = age < 0 || age > FRESH || batchState.hold?.kind === 'platform';
  return isOld || (isWatching(batchState) && age >= paceOf(batchState)) ? { kind: 'look' } : undefined;
}

const isFollowing = ({ active, rows }: BatchState): boolean =>
  active.some((row) => rows[row] && followedRuns(rows[row]).length > 0);

const isWatching = (batchState: BatchState): boolean =>
  isFollowing(batchState) || batchState.limit !== undefined;

const paceOf = ({ looks }: BatchState): number => pollDelay('running', looks) || FRESH;

function waitForRuns(batchState: BatchState, { now }: Outside): Decision {
  return isFollowing(batchState) ? waitOn(batchState, 'runs', now) : { kind: 'wait', for: 'answer' };
}

function decideSend(batchState: BatchState, { now }: Outside, row: number): Decision {
  const awaited = awaitedFirst(batchState, now);
  return awaited === undefined ? { kind: 'send', row } : waitOn(batchState, awaited, now);
}

function awaitedFirst(batchState: BatchState, now: number): Awaited | undefined {
  const { rules, limit = Infinity, counts, sync, seen } = batchState;
  const activeCount = underWay(batchState);
  const elsewhere = seen?.elsewhere ?? 0;
  // One answer after the other: where one is lost, no other is lost with it.
  if (counts.sending > 0 && !sync) return 'answer';
  if (activeCount >= rules.parallel) return 'runs';
  if (occupiedPlaces(batchState) >= rules.parallel) return pendingCosts(batchState) > 0 ? 'costs' : 'runs';
  if (activeCount + elsewhere >= limit) return elsewhere > 0 ? 'elsewhere' : 'runs';
  return isCrowded(batchState, now) ? 'places' : undefined;
}

const isCrowded = ({ hold }: BatchState, now: number): boolean =>
  hold?.kind === 'places' && isHeld(hold, now);

function waitOn(batchState: BatchState, what: Awaited, now: number): Decision {
  const { hold, seen } = batchState;
  const looked = Math.max(
    now + LEAST,
    (seen?.at ?? now) + (isWatching(batchState) ? paceOf(batchState) : FRESH + 1),
  );
  const held = hold !== undefined && isHeld(hold, now) ? hold.until : Infinity;
  return { kind: 'wait', for: what, until: Math.min(held, looked) };
}

/** Minimum wait in milliseconds. */
const LEAST = 100;
