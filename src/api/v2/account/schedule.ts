import { ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { isDate, isTimeOfDay, type Schedule, type ScheduleKind } from '#core/saved-tasks/schedule.ts';

import { toYesOrNo } from '../../wire/schema.ts';

/** The platform's number for each kind (docs/platform.md, "Schedules"). */
const TYPE: Record<Schedule['kind'], number> = { daily: 1, weekly: 2, monthly: 3, once: 4 };

export function toPlatformSchedule(schedule: Schedule): JsonObject {
  return {
    schedule_type: TYPE[schedule.kind],
    schedule_time: schedule.time,
    ...(schedule.kind === 'weekly' && { schedule_weekday: schedule.weekday }),
    ...(schedule.kind === 'monthly' && { schedule_day: schedule.day }),
    ...(schedule.kind === 'once' && { schedule_once_date: schedule.date }),
  };
}

export function readSchedule(data: JsonObject): Schedule | undefined {
  const [, hours = '', minutes = ''] = /^(\d\d?):(\d\d)/.exec(textIn(data, 'schedule_time')) ?? [];
  const time = `${hours.padStart(2, '0')}:${minutes}`;
  if (!isTimeOfDay(time)) return undefined;
  const [weekday, day] = [wholeIn(data, 'schedule_weekday'), wholeIn(data, 'schedule_day')];
  const date = textIn(data, 'schedule_once_date').slice(0, 10);
  const byType: Readonly<Record<number, Schedule | undefined>> = {
    [TYPE.daily]: { kind: 'daily', time },
    [TYPE.weekly]: weekday >= 1 && weekday <= 7 ? { kind: 'weekly', weekday, time } : undefined,
    [TYPE.monthly]: day >= 1 && day <= 31 ? { kind: 'monthly', day, time } : undefined,
    [TYPE.once]: isDate(date) ? { kind: 'once', date, time } : undefined,
  };
  return byType[wholeIn(data, 'schedule_type')];
}

export function readScheduleKind(data: JsonObject): ScheduleKind | undefined {
  const type = wholeIn(data, 'schedule_type');
  return KINDS.find((kind) => TYPE[kind] === type);
}

const KINDS = ['daily', 'weekly', 'monthly', 'once'] as const satisfies readonly ScheduleKind[];

function textIn(data: JsonObject, name: string): string {
  const value: Json = ownValue(data, name) ?? '';
  return typeof value === 'string' ? value : '';
}

function wholeIn(data: JsonObject, name: string): number {
  const value = ownValue(data, name);
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : 0;
}

export const isEnabled = (data: JsonObject): boolean =>
  toYesOrNo(ownValue(data, 'schedule_enabled')) === true;
