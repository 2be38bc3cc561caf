import { sumNumbers, timesNumber } from '#core/decimal.ts';

import { daysFrom, here, type OffsetAt } from './local-schedule.ts';
import type { SavedTask } from './saved-task.ts';
import { nextTimes } from './schedule.ts';
import { capOf, isUncapped } from './task-changes.ts';

export type AgendaTime = {
  /** In ms since the epoch. */
  readonly at: number;
  readonly tasks: readonly SavedTask[];
};

export type AgendaDay = {
  /** Its first moment, in ms since the epoch. */
  readonly day: number;
  readonly times: readonly AgendaTime[];
  readonly runs: readonly SavedTask[];
};

export function agendaOf(
  tasks: readonly SavedTask[],
  now: number,
  days: number,
  offsetAt: OffsetAt = here,
): readonly AgendaDay[] {
  const begins = daysFrom(now, days + 1, offsetAt);
  const begun = tasks.flatMap((task) =>
    task.isScheduled && task.schedule
      ? nextTimes(task.schedule, now, days + 1).map((at) => ({ task, at }))
      : [],
  );
  return begins.slice(0, -1).map((day, ahead) => {
    const end = begins[ahead + 1] ?? day;
    const ofDay = begun.filter(({ at }) => at >= day && at < end).sort((a, b) => a.at - b.at);
    const moments = [...new Set(ofDay.map(({ at }) => at))];
    return {
      day,
      times: moments.map((at) => ({
        at,
        tasks: ofDay.filter((one) => one.at === at).map(({ task }) => task),
      })),
      runs: ofDay.map(({ task }) => task),
    };
  });
}

export type RunsOfTask = {
  readonly task: SavedTask;
  readonly runs: number;
  /** Expected cost of one run from earlier runs or its price, in USD; undefined without a basis. */
  readonly about: number | undefined;
  readonly least?: number | undefined;
};

/** Cost of task runs in USD: expected from prices and earlier runs, and at most by their maximum charges. */
export type CostOfTasks = {
  /** Undefined if no task has an estimate. */
  readonly about: number | undefined;
  readonly least: number;
  readonly unknown: number;
  /** Undefined if a task is unlimited, or its limit is unknown. */
  readonly most: number | undefined;
  readonly isUncapped: boolean;
};

export function costOfTasks(tasks: readonly RunsOfTask[]): CostOfTasks {
  const known = tasks.flatMap(({ about, least = about, runs }) =>
    about === undefined || least === undefined
      ? []
      : [{ about: timesNumber(about, runs), least: timesNumber(least, runs) }],
  );
  const isCapped = tasks.every(({ task }) => capOf(task.input) > 0);
  return {
    about: known.length === 0 ? undefined : sumNumbers(known.map(({ about }) => about)),
    least: sumNumbers(known.map(({ least }) => least)),
    unknown: tasks.length - known.length,
    most: isCapped
      ? sumNumbers(tasks.map(({ task, runs }) => timesNumber(capOf(task.input), runs)))
      : undefined,
    isUncapped: tasks.some(({ task }) => isUncapped(task.input)),
  };
}
