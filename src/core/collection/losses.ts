import { keptUntil } from '#core/run/run-state.ts';

import type { CollectedRun } from './collection.ts';

/** Runs whose rows the platform has, and will delete. */
export type Losses<Run> = {
  /** What goes first of those whose end is told, if any is. */
  readonly next?: {
    /** When, in milliseconds since the epoch. */
    readonly at: number;
    /** How many whole days that is from now; hours where it is less than one. */
    readonly in: { readonly unit: 'days' | 'hours'; readonly time: number };
    /** How many go in just as many. */
    readonly first: number;
  };
  /** Of how many nobody knows when they go. */
  readonly untold: number;
  /** All of them, those of which nobody knows when before the others, and of these those that go first. */
  readonly runs: readonly Run[];
};

const UNITS = { days: 86_400_000, hours: 3_600_000 };

/**
 * What would be lost of runs that are over; undefined where nothing would.
 * @param within milliseconds by which the platform's clock may be behind `now`: what went by then may be there still
 */
export function lossesOf<Run extends Pick<CollectedRun, 'results' | 'finishedAt' | 'empty'>>(
  of: readonly Run[],
  now: number,
  within = 0,
): Losses<Run> | undefined {
  const goes = (run: Run) => keptUntil(run) ?? -Infinity;
  const some = of.filter((run) => run.results !== 0);
  const untold = some.filter((run) => keptUntil(run) === undefined && !run.empty);
  const told = some.filter((run) => goes(run) > now - within).toSorted((a, b) => goes(a) - goes(b));
  const runs = [...untold, ...told];
  if (runs.length === 0) return undefined;
  const [next] = told;
  return { ...(next && { next: firstOf(told.map(goes), goes(next), now) }), untold: untold.length, runs };
}

function firstOf(ends: readonly number[], at: number, now: number) {
  const unit = at - now < UNITS.days ? 'hours' : 'days';
  const timeTo = (end: number) => Math.max(0, Math.floor((end - now) / UNITS[unit]));
  const time = timeTo(at);
  return { at, in: { unit, time }, first: ends.filter((end) => timeTo(end) === time).length } as const;
}
