import { BEIJING } from '#core/run/month.ts';

import { nextTimes, type Schedule } from './schedule.ts';

/** Offset from UTC in ms of a place's clocks at a moment (ms since the epoch). */
export type OffsetAt = (at: number) => number;

export const here: OffsetAt = (at) => -new Date(at).getTimezoneOffset() * 60_000;

const DAY = 86_400_000;

/** The moment at which clocks show a time, which is given as if in UTC (ms). */
const momentOf = (shown: number, offsetAt: OffsetAt): number => shown - offsetAt(shown - offsetAt(shown));

/** The starts of the days of a place, beginning with the day of a moment; in ms since the epoch. */
export function daysFrom(at: number, count: number, offsetAt: OffsetAt = here): readonly number[] {
  const today = Math.floor((at + offsetAt(at)) / DAY) * DAY;
  return Array.from({ length: count }, (_, ahead) => momentOf(today + ahead * DAY, offsetAt));
}

/**
 * Converts a platform schedule to a place's clocks, as of its next run. A monthly one on day 0 runs on the
 * last day of each month, one on day 32 on the first day after a month of 31 days.
 * @param now in ms since the epoch
 */
export function toLocalSchedule(schedule: Schedule, now: number, offsetAt: OffsetAt = here): Schedule {
  const [at = now] = nextTimes(schedule, schedule.kind === 'once' ? 0 : now, 1);
  return moved(schedule, { from: at + BEIJING, to: at + offsetAt(at) });
}

/**
 * Converts a local schedule to the platform's clock; undefined if the platform has no such day, such as
 * the last day of each month.
 * @param now in ms since the epoch
 */
export function toPlatformSchedule(
  local: Schedule,
  now: number,
  offsetAt: OffsetAt = here,
): Schedule | undefined {
  const shown = nextShown(local, now + offsetAt(now));
  const schedule = moved(local, { from: shown, to: momentOf(shown, offsetAt) + BEIJING });
  return schedule.kind === 'monthly' && (schedule.day < 1 || schedule.day > 31) ? undefined : schedule;
}

function nextShown(local: Schedule, now: number): number {
  const day = local.kind === 'monthly' ? local.day : undefined;
  const listed: Schedule = day === 0 || day === 32 ? { ...local, kind: 'monthly', day: 1 } : local;
  const [at = now - BEIJING] = nextTimes(listed, local.kind === 'once' ? 0 : now - BEIJING, 1);
  return at + BEIJING - (day === 0 ? DAY : 0);
}

function moved(schedule: Schedule, { from, to }: { readonly from: number; readonly to: number }): Schedule {
  const shown = new Date(to).toISOString();
  const time = shown.slice(11, 16);
  const days = Math.floor(to / DAY) - Math.floor(from / DAY);
  if (schedule.kind === 'weekly')
    return { kind: 'weekly', weekday: ((schedule.weekday + days + 6) % 7) + 1, time };
  if (schedule.kind === 'monthly') return { kind: 'monthly', day: schedule.day + days, time };
  if (schedule.kind === 'once') return { kind: 'once', date: shown.slice(0, 10), time };
  return { kind: 'daily', time };
}
