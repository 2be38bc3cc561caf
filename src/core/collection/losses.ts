import { keptUntil } from '#core/run/run-state.ts';

import type { CollectedRun } from './collection.ts';

/** Runs whose rows the platform has, and will delete. */
export type Losses<Run> = {
  /** When the first of them goes, in milliseconds since the epoch; absent where nobody knows: its end is not told. */
  readonly at?: number;
  /** How many whole days that is from now; hours where it is less than one. */
  readonly in?: { readonly unit: 'days' | 'hours'; readonly time: number };
  /** How many go in just as many, or nobody knows when. */
  readonly first: number;
  /** All of them, those that go first before the others, and before these those of which nobody knows when. */
  readonly runs: readonly Run[];
};

const UNITS = { days: 86_400_000, hours: 3_600_000 };

/**
 * What would be lost of runs that are over; undefined where nothing would.
 * @param within milliseconds by which the platform's clock may be behind `now`: what went by then may be there still
 */
export function lossesOf<Run extends Pick<CollectedRun, 'results' | 'finishedAt'>>(
  runs: readonly Run[],
  now: number,
  within = 0,
): Losses<Run> | undefined {
  const goes = (run: Run) => keptUntil(run) ?? -Infinity;
  const some = runs.filter((run) => run.results !== 0);
  const untold = some.filter((run) => keptUntil(run) === undefined);
  const told = some.filter((run) => goes(run) > now - within).toSorted((a, b) => goes(a) - goes(b));
  const [next] = told;
  if (untold.length > 0) return { first: untold.length, runs: [...untold, ...told] };
  if (!next) return undefined;
  const at = goes(next);
  const unit = at - now < UNITS.days ? 'hours' : 'days';
  const timeTo = (run: Run) => Math.max(0, Math.floor((goes(run) - now) / UNITS[unit]));
  const time = timeTo(next);
  return { at, in: { unit, time }, first: told.filter((run) => timeTo(run) === time).length, runs: told };
}
