import { sumNumbers } from '#core/decimal.ts';
import { dayOf, type Month, monthsAfter, periodOf } from '#core/run/month.ts';
import { listedAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { nextTimes } from '#core/saved-tasks/schedule.ts';

/** A task whose schedule is on. */
export type PlannedTask = {
  readonly task: Pick<SavedTask, 'slug' | 'title' | 'worker' | 'workerTitle' | 'schedule'>;
  /** What a run of it will likely cost, in USD; absent where nothing tells, and where that is not known yet. */
  readonly usd?: number;
  /** The lowest where earlier runs paid different prices. */
  readonly least?: number;
  /** What tells it is being read, or could not be looked up. */
  readonly cost?: 'reading' | 'unread';
  /** It is what runs like it have cost, and not the most that one may cost. */
  readonly isUsual?: boolean;
};

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** Days for which times are looked up at the most. */
const MOST_DAYS = 367;

/** When tasks start runs after a moment and up to another, as an estimate; the earliest first. */
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

/** A run of a schedule is created at its time, or little later. */
const EARLY = MINUTE;
const LATE = 10 * MINUTE;

/** Times that are nearer to each other may have each other's runs. */
export const APART = EARLY + LATE;

/** Whether a run is of a Worker: the platform may name it by its path in one place and by an ID in the other; its title is the same. */
export const isOfWorker = (
  { worker, workerTitle = '' }: Partial<Pick<SavedTask, 'worker' | 'workerTitle'>>,
  run: Run,
): boolean => run.workerSlug === worker || (workerTitle !== '' && run.workerTitle === workerTitle);

/**
 * The runs that schedules have probably started since a moment, by ID: no record of a run names its task, but a run of its
 * Worker was created at its time. Each run is of one task, and each time has one run.
 */
export function scheduledRuns(
  runs: readonly Run[],
  tasks: readonly PlannedTask[],
  { after, until }: { readonly after: number; readonly until: number },
): ReadonlyMap<string, PlannedTask> {
  return runsAtTimes(runs, plannedTimes(tasks, { after, until }));
}

/** Runs by the time at which each was created, the earliest of several for each time. */
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

/** What schedules add to a month from now on. */
export type MonthForecast = {
  /** USD for each day of the month, from the first on. */
  readonly days: readonly number[];
  readonly usd: number;
  /** The lowest of it; as `usd` where each task has one price. */
  readonly least: number;
  readonly runs: number;
  /** Runs of which nothing tells what they cost: they are not in the sum. */
  readonly unknown: number;
  /** Runs of which that could not be looked up: they are not in the sum. */
  readonly unread: number;
  /** Tasks that start runs at times that nobody here can tell: these are in no number. */
  readonly unforeseen: number;
};

/** @param now milliseconds since the epoch; what is planned before it is in no number */
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
