import { useMemo } from 'react';

import { useHasKey, useKeyFingerprint } from '#api/api-context.tsx';
import { type BatchState, isClaimed, sendingSince } from '#core/batch/state/batch-state.ts';
import type { Attempt } from '#core/batch/state/row-state.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { Run } from '#core/run/run.ts';
import { listedAt as listedTime } from '#core/run/run-time.ts';
import { useLookup } from '#starts/use-lookup.ts';

import type { OnceMore } from '../sending/sending.ts';
import { likeliestRow, type LostRowPlace, lostRowsFor } from './lost-rows.ts';

type Sought = {
  readonly row: number;
  readonly state: BatchState;
  readonly attempt: Attempt;
  readonly worker: WorkerSlug;
  readonly number: number;
};

/**
 * Runs that may belong to a lost row: no other row claims them, none being sent may have got them, and no
 * other lost row is more likely.
 */
export function useFoundRuns(sought: Sought) {
  const { row, state: batchState } = sought;
  const hasKey = useHasKey();
  const { lookup, lookAgain, look, listedAt, answer } = useLookup(useSought(sought));
  const listed =
    lookup.kind === 'found' ? lookup.runs.filter(({ slug }) => !isClaimed(batchState, slug)) : [];
  const found = listed.map((run) => {
    const lost = lostRowsFor(batchState, run);
    const likely = likeliestRow(run, lost);
    return {
      run,
      lost,
      sender: sendingSince(batchState, { listed: listedAt(run.slug), now: batchState.at }),
      rather: likely === row ? undefined : lost.find((other) => other.row === likely),
    };
  });
  const free = found.filter(({ sender }) => sender === undefined);
  const likely = free.filter(({ rather }) => rather === undefined);
  // Two rows that have likely runs would wait for each other: the one that was sent first does not.
  const isAhead = ({ attempt }: LostRowPlace) => likely.length > 0 && sought.attempt.at <= attempt.at;
  const own = free.filter(({ rather }) => rather === undefined || isAhead(rather));
  const sender = found.find((one) => one.sender !== undefined)?.sender;
  const rather = free.find((one) => one.rather && !isAhead(one.rather))?.rather;
  const runs = closestFirst(
    own.map(({ run }) => run),
    sought.attempt,
  );
  return {
    hasKey,
    lookup,
    lookAgain,
    listedAt,
    answer,
    runs,
    isAssigned: lookup.kind === 'found' && lookup.assigned,
    /** The search lasted long enough to decide whether to send the row again. */
    isDecidable: hasKey && lookup.kind !== 'looking' && sender === undefined && rather === undefined,
    sender,
    rather,
    /** Other lost rows that one of these runs may belong to. */
    others: lostPlaces(own.flatMap(({ lost }) => lost)).filter((other) => other.row !== row),
    onceMore: async (): ReturnType<OnceMore> => {
      const sighting = await look();
      if (sighting === undefined) return 'unread';
      if (sighting.kind !== 'listed') return sighting.kind === 'answered' ? 'listed' : 'nothing';
      const known = new Set(runs.map(({ slug }) => slug));
      const isKnown = sighting.runs.every(({ slug }) => known.has(slug) || isClaimed(batchState, slug));
      return isKnown ? 'nothing' : 'listed';
    },
  };
}

const lostPlaces = (lost: readonly LostRowPlace[]): readonly LostRowPlace[] => [
  ...new Map(lost.map((one) => [one.row, one])).values(),
];

/** By the platform's own clock, if known. */
function closestFirst(runs: readonly Run[], { at, since }: Attempt): readonly Run[] {
  const gap = (run: Run) => Math.abs((listedTime(run) ?? Infinity) - (since?.time ?? at));
  return runs.toSorted((one, other) => gap(one) - gap(other));
}

/**
 * The start to look up. Uses another key than it was sent with only if both are known to be of the same
 * account.
 */
function useSought({ state: { marks }, attempt, worker, number }: Sought) {
  const fingerprint = useKeyFingerprint();
  return useMemo(() => {
    const { id, at, since, keyMark } = attempt;
    const isProven = [fingerprint, keyMark].every((one) => one !== undefined && marks.includes(one));
    return {
      id,
      at,
      subject: { kind: 'row', worker, batch: '', row: number } as const,
      ...(since && { since }),
      ...(keyMark !== undefined && !isProven && { keyMark }),
    };
  }, [attempt, worker, number, fingerprint, marks]);
}
