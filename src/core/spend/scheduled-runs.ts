import { sumNumbers } from '#core/decimal.ts';
import { dayOf, type Month, monthsAfter, periodOf } from '#core/run/month.ts';
import { listedAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { nextTimes } from '#core/saved-tasks/schedule.ts';

export type PlannedTask = {
  readonly task: Pick<SavedTask, 'slug' | 'title' | 'worker' | 'workerTitle' | 'schedule'>;
  /** Expected cost of a run in USD; absent if there is no basis, or it is not known yet. */
  readonly usd?: number;
  readonly least?: number;
  readonly cost?: 'reading' | 'unread';
  readonly isUsual?: boolean;
};

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const MOST_DAYS = 367;

export function plannedTimes(
  tasks: readonly PlannedTask[],
  { after, until }: { readonly after: number; readonly until: number },
): readonly (PlannedTask & { readonly at: number })[] {
  const times = tasks.flatMap((planned) => {
    const { schedule } = planned.task;
    const found = schedule ? nextTimes(schedule, after, MOST_DAYS) : [];
    return found.filter((at) => at <= until).map((at) => ({ ...planned, at }));
  });
  return times.sort((a, b) => a.at - b.at);
}

const EARLY = MINUTE;
const LATE = 10 * MINUTE;

export const APART = EARLY + LATE;

/**
 * Whether a run is of a Worker. The platform may name it by path in one place and by ID in another; the
 * title is the same.
 */
export const isOfWorker = (
  { worker, workerTitle = '' }: Partial<Pick<SavedTask, 'worker' | 'workerTitle'>>,
  run: Run,
): boolean => run.workerSlug === worker || (workerTitle !== '' && run.workerTitle === workerTitle);

/**
 * The IDs of runs that schedules have probably started since a moment. Records do not name the task, but a
 * run of its Worker was created at the scheduled time. Each run belongs to one task, and each time has one
 * run.
 */
export function scheduledRuns(
  runs: readonly Run[],
  tasks: readonly PlannedTask[],
  { after, until }: { readonly after: number; readonly until: number },
): ReadonlyMap<string, PlannedTask> {
  return runsAtTimes(runs, plannedTimes(tasks, { after, until }));
}

export function runsAtTimes(
  runs: readonly Run[],
  times: ReturnType<typeof plannedTimes>,
): ReadonlyMap<string, PlannedTask> {
  const found = new Map<string, PlannedTask>();
  const oldestFirst = runs
    .flatMap((run) => {
      const at = listedAt(run);
      return at === undefined ? [] : [{ run, at }];
    })
    .sort((a, b) => a.at - b.at);
  for (const planned of times) {
    const own = oldestFirst.find(
      ({ run, at }) =>
        at >= planned.at - EARLY &&
        at <= planned.at + LATE &&
        !found.has(run.slug) &&
        isOfWorker(planned.task, run),
    );
    if (own) found.set(own.run.slug, planned);
  }
  return found;
}

export type MonthForecast = {
  /** USD per day of the month, from the first. */
  readonly days: readonly number[];
  readonly usd: number;
  /** The lowest forecast; equals `usd` if each task has one price. */
  readonly least: number;
  readonly runs: number;
  readonly unknown: number;
  readonly unread: number;
  /** Tasks with unpredictable run times, excluded from all numbers. */
  readonly unforeseen: number;
};

/** @param now milliseconds since the epoch; earlier planned runs are excluded */
export function forecastOf(tasks: readonly PlannedTask[], month: Month, now: number): MonthForecast {
  const { from, lastDay } = periodOf(month);
  const until = periodOf(monthsAfter(month, 1)).from - 1;
  const costs = Array.from({ length: Math.round((lastDay - from) / DAY) + 1 }, (): number[] => []);
  const times = plannedTimes(tasks, { after: Math.max(now, from - 1), until });
  const lowest: number[] = [];
  let [unknown, unread] = [0, 0];
  for (const { at, usd, least = usd, cost } of times) {
    const day = Math.round((dayOf(at) - from) / DAY);
    if (usd !== undefined && least !== undefined) {
      costs[day]?.push(usd);
      lowest.push(least);
    } else if (cost === undefined) unknown += 1;
    else unread += 1;
  }
  return {
    days: costs.map(sumNumbers),
    usd: sumNumbers(costs.flat()),
    least: sumNumbers(lowest),
    runs: times.length,
    unknown,
    unread,
    unforeseen: tasks.filter(({ task }) => task.schedule === undefined).length,
  };
}
