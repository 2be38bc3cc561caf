import { expect, it } from 'vitest';

import { aSavedTask } from '#core/saved-tasks/a-saved-task.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import type { Translate } from '#messages/i18n.ts';

import { taskTitle, whenText } from './schedule-text.ts';

const t: Translate = (key, values) => [key, ...Object.values(values ?? {})].join(' ');

it.each<[Partial<SavedTask>, string]>([
  [{ schedule: { kind: 'daily', time: '06:30' } }, 'task.schedule.daily 06:30'],
  [{ schedule: { kind: 'weekly', weekday: 7, time: '09:00' } }, 'task.schedule.weekly Sunday 09:00'],
  [{ schedule: { kind: 'monthly', day: 31, time: '23:59' } }, 'task.schedule.monthly 31 23:59'],
  [{ schedule: { kind: 'once', date: '2027-01-01', time: '00:00' } }, 'task.schedule.once 1 Jan 2027 00:00'],
  [{ isScheduled: true }, 'task.unforeseen'],
  [{}, 'task.unscheduled'],
])('says of a task with %j when it runs', (parts, said) => {
  expect(whenText(t, aSavedTask(parts))).toBe(said);
});

it('calls a task by something', () => {
  expect([' Cafés', '  '].map((title) => taskTitle(t, { title }))).toEqual([' Cafés', 'task.untitled']);
});
