import { isJsonObject, type Json } from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';

import { SCHEDULE_KINDS } from './schedule.ts';
import type { ScheduleEdit, TaskEdit } from './task-edit.ts';

/** What was put in for a task and is not saved, and what it began with. */
export type UnsavedEdit = { readonly edit: TaskEdit; readonly was: TaskEdit };

export const UNSAVED_EDIT_FORMAT = defineFormat<UnsavedEdit>({
  read: readUnsavedEdit,
  write: ({ edit, was }) => ({ edit: toStored(edit), was: toStored(was) }),
});

const toStored = ({ schedule, ...edit }: TaskEdit): Json => ({
  ...edit,
  ...(schedule && { schedule: { ...schedule } }),
});

function readUnsavedEdit(json: Json): Result<UnsavedEdit, Unread> {
  const { edit, was } = isJsonObject(json) ? json : {};
  const [now, before] = [readEdit(edit), readEdit(was)];
  return now && before ? ok({ edit: now, was: before }) : err('unreadable');
}

function readEdit(json: Json | undefined): TaskEdit | undefined {
  if (!isJsonObject(json)) return undefined;
  const { title, description, version, isScheduled, cap, schedule } = json;
  if (typeof title !== 'string' || typeof description !== 'string' || typeof version !== 'string')
    return undefined;
  if (typeof isScheduled !== 'boolean' || typeof cap !== 'string') return undefined;
  const at = readSchedule(schedule);
  // Only with a schedule can it be switched on.
  if (schedule !== undefined && at === undefined) return undefined;
  return { title, description, version, isScheduled, cap, ...(at && { schedule: at }) };
}

function readSchedule(json: Json | undefined): ScheduleEdit | undefined {
  if (!isJsonObject(json)) return undefined;
  const { kind: named, time, weekday, day, date } = json;
  const kind = SCHEDULE_KINDS.find((one) => one === named);
  if (kind === undefined || typeof time !== 'string' || typeof date !== 'string') return undefined;
  if (typeof weekday !== 'number' || typeof day !== 'number') return undefined;
  return { kind, time, weekday, day, date };
}
