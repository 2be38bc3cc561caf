import { median } from '#core/median.ts';
import { isFigureUnknown, stateOf } from '#core/run/run-state.ts';
import { listedAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';
import type { SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';

import { APART, plannedTimes, runsAtTimes } from './scheduled-runs.ts';

export type StartedRuns = ReadonlyMap<string, TaskSlug | undefined>;

type TaskRunFacts = {
  readonly runs: readonly Run[];
  readonly scheduled: readonly SavedTask[];
  readonly started: StartedRuns;
  readonly now: number;
};

/**
 * The runs of a task since its last change, newest first: those this browser started, and those its
 * schedule has probably started. Times close to another task's start of the same Worker are ignored.
 */
export function runsOfTask(task: SavedTask, { runs, scheduled, started, now }: TaskRunFacts): readonly Run[] {
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

/** Maximum number of latest runs that a usual cost is taken from. */
const MOST_TELLING = 12;

/** The runs that show the cost of one more; excludes failed runs and those stopped by hand. */
export function tellingRuns(runs: readonly Run[]): readonly Run[] {
  const isTelling = (run: Run) =>
    (run.status === 'succeeded' || stateOf(run) === 'limited') && !isFigureUnknown(run, 'usage');
  return runs.filter(isTelling).slice(0, MOST_TELLING);
}

/** Median cost of runs in USD; undefined without runs. */
export const usualOf = (runs: readonly Run[]): number | undefined =>
  median(runs.map(({ usage = 0 }) => usage));
