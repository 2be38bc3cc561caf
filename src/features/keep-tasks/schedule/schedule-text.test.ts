import { expect, it } from 'vitest';

import { aSavedTask } from '#test/a-saved-task.ts';
import { toPlatformSchedule } from '#core/saved-tasks/local-schedule.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import type { Schedule } from '#core/saved-tasks/schedule.ts';
import type { Translate } from '#messages/i18n.ts';

import { dayText, platformText, taskTitle, whenText } from './schedule-text.ts';

const t: Translate = (key, values) => [key, ...Object.values(values ?? {})].join(' ');

const NOW = Date.UTC(2026, 10, 25, 6, 2);

/** As the platform has what local clocks show, whatever zone the test runs in. */
const platform = (local: Schedule) => ({ schedule: toPlatformSchedule(local, NOW) ?? local });

it.each<[Partial<SavedTask>, string]>([
  [platform({ kind: 'daily', time: '06:30' }), 'task.schedule.daily 06:30'],
  [platform({ kind: 'weekly', weekday: 7, time: '09:00' }), 'task.schedule.weekly Sunday 09:00'],
  [platform({ kind: 'monthly', day: 15, time: '12:00' }), 'task.schedule.monthly task.day.number 15 12:00'],
  [platform({ kind: 'once', date: '2027-01-01', time: '00:00' }), 'task.schedule.once 1 Jan 2027 00:00'],
  [{ isScheduled: true }, 'task.unforeseen'],
  [{ isScheduled: true, scheduleKind: 'daily' }, 'task.unforeseen.daily'],
  [{ isScheduled: false, scheduleKind: 'daily' }, 'task.unscheduled'],
  [{}, 'task.unscheduled'],
])('says of a task with %j when it runs, in local time', (parts, said) => {
  expect(whenText(t, aSavedTask(parts), NOW)).toBe(said);
});

it('names the days of a month that the platform has as another one', () => {
  expect([0, 1, 31, 32].map((day) => dayText(t, day))).toEqual([
    ...['task.day.last', 'task.day.number 1', 'task.day.number 31', 'task.day.number 1'],
  ]);
});

it.each<[Schedule, string]>([
  [{ kind: 'daily', time: '16:00' }, '16:00'],
  [{ kind: 'weekly', weekday: 2, time: '03:00' }, 'Tue 03:00'],
  [{ kind: 'monthly', day: 2, time: '03:00' }, 'task.day.number 2, 03:00'],
  [{ kind: 'once', date: '2027-01-01', time: '03:00' }, '1 Jan 2027, 03:00'],
])('says what the platform keeps of %j', (schedule, said) => {
  expect(platformText(t, schedule)).toBe(said);
});

it('calls a task by something', () => {
  expect([' Cafés', '  '].map((title) => taskTitle(t, { title }))).toEqual([' Cafés', 'task.untitled']);
});
