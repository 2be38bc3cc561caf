import { toNumber } from '#core/decimal.ts';
import { equalJson } from '#core/json/compare.ts';
import { readUsd } from '#core/read-usd.ts';

import { toLocalSchedule, toPlatformSchedule } from './local-schedule.ts';
import { type TaskState, capOf, enablesWithUnknownCap, withCap } from './task-changes.ts';
import { MAX_TITLE } from './saved-task.ts';
import { isDate, isTimeOfDay, nextTimes, type Schedule, type ScheduleKind } from './schedule.ts';

/** A schedule being edited, by local clocks; keeps the values of other kinds while one is selected. */
export type ScheduleEdit = {
  readonly kind: ScheduleKind;
  readonly time: string;
  /** 1 is Monday. */
  readonly weekday: number;
  /** 0 is the last day of each month, 32 the first day after a month of 31 days. */
  readonly day: number;
  readonly date: string;
};

export type TaskEdit = {
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly isScheduled: boolean;
  readonly schedule?: ScheduleEdit;
  /** USD; empty means no limit. */
  readonly cap: string;
};

const FIRST_SCHEDULE: ScheduleEdit = { kind: 'weekly', weekday: 1, day: 1, date: '', time: '09:00' };

/**
 * The initial edit of a task.
 * @param now in ms since the epoch; use the same value for all calls on the edit, because local clocks may
 * change
 */
export function toEdit(task: TaskState, now: number): TaskEdit {
  const { title, description = '', version, isScheduled, schedule, input } = task;
  const cap = capOf(input);
  return {
    title,
    description,
    version,
    isScheduled,
    ...(schedule && { schedule: toScheduleEdit(schedule, now) }),
    cap: cap === 0 ? '' : String(cap),
  };
}

const toScheduleEdit = (schedule: Schedule, now: number): ScheduleEdit => ({
  ...FIRST_SCHEDULE,
  ...toLocalSchedule(schedule, now),
});

export const switched = (edit: TaskEdit, isScheduled: boolean): TaskEdit => ({
  ...edit,
  isScheduled,
  ...(isScheduled && { schedule: edit.schedule ?? FIRST_SCHEDULE }),
});

/** The edited schedule by the platform's clock; undefined if it is incomplete or the platform has no such day. */
export function toSchedule(edit: ScheduleEdit, now: number): Schedule | undefined {
  const { kind, time, weekday, day, date } = edit;
  if (!isTimeOfDay(time) || (kind === 'once' && !isDate(date))) return undefined;
  const byKind: Record<ScheduleKind, Schedule> = {
    daily: { kind: 'daily', time },
    weekly: { kind: 'weekly', weekday, time },
    monthly: { kind: 'monthly', day, time },
    once: { kind: 'once', date, time },
  };
  return toPlatformSchedule(byKind[kind], now);
}

/** Reads a typed cap in USD, above 0; undefined if invalid. */
function readCap(text: string): number | undefined {
  const usd = readUsd(text);
  return usd && toNumber(usd);
}

export type EditProblem =
  | 'titleMissing'
  | 'titleLong'
  | 'timeMissing'
  | 'dayMissing'
  | 'dateMissing'
  | 'past'
  | 'capMissing'
  | 'capUntold'
  | 'capMalformed';

export const PROBLEM_FIELD = {
  titleMissing: 'title',
  titleLong: 'title',
  timeMissing: 'time',
  dayMissing: 'day',
  dateMissing: 'date',
  past: 'date',
  capMissing: 'cap',
  capUntold: 'cap',
  capMalformed: 'cap',
} as const satisfies Record<EditProblem, string>;

export type EditField = (typeof PROBLEM_FIELD)[EditProblem];

/** What stands in the way of saving it over `before`, in the order of the fields. */
export function editProblems(before: TaskState, edit: TaskEdit, now: number): readonly EditProblem[] {
  const { title, isScheduled, schedule } = edit;
  return [
    ...(title.trim() === '' ? (['titleMissing'] as const) : []),
    ...(Array.from(title.trim()).length > MAX_TITLE ? (['titleLong'] as const) : []),
    ...(schedule ? scheduleProblems(schedule, isScheduled, now) : []),
    ...capProblems(before, edit),
  ];
}

function capProblems(before: TaskState, { cap, isScheduled }: TaskEdit): readonly EditProblem[] {
  if (cap.trim() !== '') return readCap(cap) === undefined ? ['capMalformed'] : [];
  if (before.input.unreadable)
    return enablesWithUnknownCap(before, { input: before.input, isScheduled }) ? ['capUntold'] : [];
  return isScheduled ? ['capMissing'] : [];
}

function scheduleProblems(edit: ScheduleEdit, isOn: boolean, now: number): readonly EditProblem[] {
  if (!isTimeOfDay(edit.time)) return ['timeMissing'];
  const schedule = toSchedule(edit, now);
  if (schedule === undefined) return [edit.kind === 'once' ? 'dateMissing' : 'dayMissing'];
  return isOn && schedule.kind === 'once' && nextTimes(schedule, now, 1).length === 0 ? ['past'] : [];
}

export function applyEdit<Task extends TaskState>(task: Task, edit: TaskEdit, now: number): Task {
  // What was not touched stays as it is, whatever the clocks did meanwhile.
  const isTouched = !task.schedule || !equalJson({ ...edit.schedule }, toScheduleEdit(task.schedule, now));
  const schedule = isTouched && edit.schedule ? toSchedule(edit.schedule, now) : undefined;
  const cap = readCap(edit.cap) ?? 0;
  return {
    ...task,
    title: edit.title === task.title ? task.title : edit.title.trim(),
    description: edit.description,
    version: edit.version,
    isScheduled: edit.isScheduled,
    ...(schedule && { schedule }),
    input: cap === capOf(task.input) ? task.input : withCap(task.input, cap),
  };
}

/** What a person put in where it `was` otherwise, upon what `is` there now: what they did not touch is as it is there. */
export function rebase(edit: TaskEdit, was: TaskEdit, is: TaskEdit): TaskEdit {
  const isTouched = (name: keyof TaskEdit) => JSON.stringify(edit[name]) !== JSON.stringify(was[name]);
  const schedule = isTouched('schedule') ? edit.schedule : is.schedule;
  return {
    title: isTouched('title') ? edit.title : is.title,
    description: isTouched('description') ? edit.description : is.description,
    version: isTouched('version') ? edit.version : is.version,
    isScheduled: isTouched('isScheduled') ? edit.isScheduled : is.isScheduled,
    cap: isTouched('cap') ? edit.cap : is.cap,
    ...(schedule && { schedule }),
  };
}
