import { BEIJING, dayOf } from '#core/run/month.ts';

/** "HH:mm", by the platform's clock. */
type At = { readonly time: string };

/** When a task starts runs (docs/platform.md, "Schedules"): no time zone, no end. */
export type Schedule =
  | ({ readonly kind: 'daily' } & At)
  /** 1 is Monday, 7 is Sunday. */
  | ({ readonly kind: 'weekly'; readonly weekday: number } & At)
  /** From 1 to 31; the platform does not specify months without that day. */
  | ({ readonly kind: 'monthly'; readonly day: number } & At)
  /** On "YYYY-MM-DD". */
  | ({ readonly kind: 'once'; readonly date: string } & At);

export type ScheduleKind = Schedule['kind'];

export const SCHEDULE_KINDS: readonly ScheduleKind[] = ['daily', 'weekly', 'monthly', 'once'];

export const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

export function isDate(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return year !== '' && !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

const DAY = 86_400_000;

/** Days searched for the next times: four years contain every day of every month. */
const MOST_DAYS = 1_470;

/**
 * Estimates the next times of a schedule in ms since the epoch; fewer if there are no more.
 * @param after in ms since the epoch
 */
export function nextTimes(schedule: Schedule, after: number, count: number): readonly number[] {
  const [hours = 0, minutes = 0] = schedule.time.split(':').map(Number);
  const ofDay = (hours * 60 + minutes) * 60_000;
  const times: number[] = [];
  const today = dayOf(after) + BEIJING;
  const days = schedule.kind === 'once' ? [Date.parse(schedule.date)] : daysFrom(today);
  for (const day of days) {
    const at = day + ofDay - BEIJING;
    if (at > after && isDayOf(schedule, new Date(day))) times.push(at);
    if (times.length === count) break;
  }
  return times;
}

function* daysFrom(first: number): Generator<number> {
  for (let at = 0; at < MOST_DAYS; at += 1) yield first + at * DAY;
}

function isDayOf(schedule: Schedule, day: Date): boolean {
  if (schedule.kind === 'weekly') return (day.getUTCDay() || 7) === schedule.weekday;
  if (schedule.kind === 'monthly') return day.getUTCDate() === schedule.day;
  return true;
}

const MONTH = 30;

/** Estimates the runs per month from now on; a monthly schedule counts as one, however far its next day is. */
export function runsInMonth(schedule: Schedule, now: number): number {
  if (schedule.kind === 'monthly') return 1;
  return nextTimes(schedule, now, MONTH + 1).filter((at) => at <= now + MONTH * DAY).length;
}
