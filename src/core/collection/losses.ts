import { deletionTime } from '#core/run/run-state.ts';

import type { CollectedRun } from './collection.ts';

export type Losses<Run> = {
  readonly next?: {
    /** Milliseconds since the epoch. */
    readonly at: number;
    /** Remaining whole days; hours if less than one day. */
    readonly in: { readonly unit: 'days' | 'hours'; readonly time: number };
    readonly first: number;
  };
  readonly undatedCount: number;
  /** All runs: those with an unknown time first, then the earliest. */
  readonly runs: readonly Run[];
};

const UNITS = { days: 86_400_000, hours: 3_600_000 };

/**
 * What would be lost of finished runs; undefined if nothing.
 * @param within milliseconds by which the platform's clock may be behind `now`: what expired within that
 * may still exist
 */
export function lossesOf<Run extends Pick<CollectedRun, 'results' | 'finishedAt' | 'empty'>>(
  of: readonly Run[],
  now: number,
  within = 0,
): Losses<Run> | undefined {
  const goes = (run: Run) => deletionTime(run) ?? -Infinity;
  const some = of.filter((run) => run.results !== 0);
  const undatedRuns = some.filter((run) => deletionTime(run) === undefined && !run.empty);
  const datedRuns = some.filter((run) => goes(run) > now - within).toSorted((a, b) => goes(a) - goes(b));
  const runs = [...undatedRuns, ...datedRuns];
  if (runs.length === 0) return undefined;
  const [next] = datedRuns;
  return {
    ...(next && { next: firstOf(datedRuns.map(goes), goes(next), now) }),
    undatedCount: undatedRuns.length,
    runs,
  };
}

function firstOf(ends: readonly number[], at: number, now: number) {
  const unit = at - now < UNITS.days ? 'hours' : 'days';
  const timeTo = (end: number) => Math.max(0, Math.floor((end - now) / UNITS[unit]));
  const time = timeTo(at);
  return { at, in: { unit, time }, first: ends.filter((end) => timeTo(end) === time).length } as const;
}
