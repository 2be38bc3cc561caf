import { keptUntil } from '#core/run/run-state.ts';

import type { CollectedRun } from './collection.ts';

/** Runs whose rows the platform has, and will delete. */
export type Losses<Run> = {
  /** When the first of them goes, in milliseconds since the epoch. */
  readonly at: number;
  /** How many go within a day of that. */
  readonly first: number;
  /** All of them, those that go first before the others. */
  readonly runs: readonly Run[];
};

const DAY = 86_400_000;

/** What would be lost of runs that are over, later than now; undefined where nothing would. */
export function lossesOf<Run extends Pick<CollectedRun, 'results' | 'finishedAt'>>(
  runs: readonly Run[],
  now: number,
): Losses<Run> | undefined {
  const goes = (run: Run) => keptUntil(run) ?? Infinity;
  const lost = runs
    .filter((run) => run.results > 0 && goes(run) > now)
    .toSorted((a, b) => (goes(a) === goes(b) ? 0 : goes(a) - goes(b)));
  const [next] = lost;
  if (!next) return undefined;
  const at = goes(next);
  return { at, first: lost.filter((run) => goes(run) < at + DAY).length, runs: lost };
}
