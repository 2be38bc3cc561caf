import { sumNumbers } from '#core/decimal.ts';
import { dayOf } from '#core/run/month.ts';

import type { SavedTask } from './saved-task.ts';
import { nextTimes } from './schedule.ts';
import { capOf } from './task-changes.ts';

/** Runs that begin at the same moment, about. */
export type AgendaTime = {
  /** In ms since the epoch. */
  readonly at: number;
  readonly tasks: readonly SavedTask[];
};

/** A day by the platform's calendar. */
export type AgendaDay = {
  /** Its first moment, in ms since the epoch. */
  readonly day: number;
  readonly times: readonly AgendaTime[];
  /** Runs of the day. */
  readonly runs: number;
  /** What they may cost at the most, in USD, but for those of `uncapped`. */
  readonly most: number;
  /** Runs of the day that nothing limits. */
  readonly uncapped: number;
};

const DAY = 86_400_000;

/** The runs that schedules begin from now on, by day, today first; as an estimate, as `nextTimes` is. */
export function agendaOf(tasks: readonly SavedTask[], now: number, days: number): readonly AgendaDay[] {
  const today = dayOf(now);
  const begun = tasks.flatMap((task) =>
    task.isScheduled && task.schedule
      ? nextTimes(task.schedule, now, days + 1).map((at) => ({ task, at }))
      : [],
  );
  return Array.from({ length: days }, (_, ahead) => {
    const day = today + ahead * DAY;
    const ofDay = begun.filter(({ at }) => at >= day && at < day + DAY).sort((a, b) => a.at - b.at);
    const moments = [...new Set(ofDay.map(({ at }) => at))];
    const caps = ofDay.map(({ task }) => capOf(task.input));
    return {
      day,
      times: moments.map((at) => ({
        at,
        tasks: ofDay.filter((one) => one.at === at).map(({ task }) => task),
      })),
      runs: ofDay.length,
      most: sumNumbers(caps),
      uncapped: caps.filter((cap) => cap === 0).length,
    };
  });
}
