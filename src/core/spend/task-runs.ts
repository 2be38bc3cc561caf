import { median } from '#core/median.ts';
import { isUntold, stateOf } from '#core/run/run-state.ts';
import { listedAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';
import type { SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';

import { APART, plannedTimes, runsAtTimes } from './scheduled-runs.ts';

/** The runs that this browser has started, by ID: of a task, or of none. */
export type StartedRuns = ReadonlyMap<string, TaskSlug | undefined>;

type Known = {
  /** Of its Worker. */
  readonly runs: readonly Run[];
  /** All tasks whose schedules are on. */
  readonly scheduled: readonly SavedTask[];
  readonly started: StartedRuns;
  readonly now: number;
};

/**
 * The runs of a task as it is now, newest first: those since its last change that this browser started of it, and those that
 * its schedule has probably started. A time near which another task starts the same Worker tells nothing.
 */
export function runsOfTask(task: SavedTask, { runs, scheduled, started, now }: Known): readonly Run[] {
  const { slug, worker, updatedAt = Infinity } = task;
  const since = runs
    .map((run) => ({ run, at: listedAt(run) ?? 0 }))
    .filter(({ at }) => at > updatedAt)
    .sort((a, b) => b.at - a.at);
  const oldest = since.at(-1);
  if (oldest === undefined) return [];
  const ofWorker = scheduled.filter((one) => one.worker === worker).map((one) => ({ task: one }));
  const times = plannedTimes(ofWorker, { after: Math.max(updatedAt, oldest.at - APART), until: now });
  const isAlone = ({ at }: { readonly at: number }) =>
    !times.some((other) => other.task.slug !== slug && Math.abs(other.at - at) <= APART);
  const own = times.filter((time) => time.task.slug === slug && isAlone(time));
  const others = since.flatMap(({ run }) => (started.has(run.slug) ? [] : [run]));
  const planned = runsAtTimes(others, own);
  return since.flatMap(({ run }) => (started.get(run.slug) === slug || planned.has(run.slug) ? [run] : []));
}

/** Runs that a usual cost is taken from at the most: the latest. */
const MOST_TELLING = 12;

/** Those of runs, newest first, that tell what one more of them will cost: what failed or was stopped by hand does not. */
export function tellingRuns(runs: readonly Run[]): readonly Run[] {
  const isTelling = (run: Run) =>
    (run.status === 'succeeded' || stateOf(run) === 'limited') && !isUntold(run, 'usage');
  return runs.filter(isTelling).slice(0, MOST_TELLING);
}

/** What the middle one of some runs has cost, in USD; undefined of none. */
export const usualOf = (runs: readonly Run[]): number | undefined =>
  median(runs.map(({ usage = 0 }) => usage));
