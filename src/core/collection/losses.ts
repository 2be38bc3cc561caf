import { keptUntil } from '#core/run/run-state.ts';

import type { CollectedRun } from './collection.ts';

/** Runs whose rows the platform has, and will delete. */
export type Losses<Run> = {
  /** When the first of them goes, in milliseconds since the epoch. */
  readonly at: number;
  /** How many whole days that is from now; hours where it is less than one. */
  readonly in: { readonly unit: 'days' | 'hours'; readonly time: number };
  /** How many go in just as many. */
  readonly first: number;
  /** All of them, those that go first before the others. */
  readonly runs: readonly Run[];
};

const UNITS = { days: 86_400_000, hours: 3_600_000 };

/** What would be lost of runs that are over, later than now; undefined where nothing would. */
export function lossesOf<Run extends Pick<CollectedRun, 'results' | 'finishedAt'>>(
  runs: readonly Run[],
  now: number,
): Losses<Run> | undefined {
  const goes = (run: Run) => keptUntil(run) ?? Infinity;
  const lost = runs
    .filter((run) => run.results !== 0 && goes(run) > now)
    .toSorted((a, b) => (goes(a) === goes(b) ? 0 : goes(a) - goes(b)));
  const [next] = lost;
  if (!next) return undefined;
  const at = goes(next);
  const unit = at - now < UNITS.days ? 'hours' : 'days';
  const timeTo = (run: Run) => Math.floor((goes(run) - now) / UNITS[unit]);
  const time = timeTo(next);
  return { at, in: { unit, time }, first: lost.filter((run) => timeTo(run) === time).length, runs: lost };
}
