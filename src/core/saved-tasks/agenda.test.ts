import { expect, it } from 'vitest';

import { aSavedTask } from './a-saved-task.ts';
import { agendaOf } from './agenda.ts';
import type { SavedTask, TaskSlug } from './saved-task.ts';
import type { Schedule } from './schedule.ts';

const HOUR = 3_600_000;
/** 25 November 2026, 14:02 in Beijing. */
const NOW = Date.UTC(2026, 10, 25, 6, 2);

const task = (slug: string, schedule: Schedule, parts: Partial<SavedTask> = {}): SavedTask =>
  aSavedTask({ slug: slug as TaskSlug, title: slug, schedule, isScheduled: true, ...parts });

it('tells the runs of each day by the platform’s calendar, from now on, and what they cost at the most', () => {
  const daily = task('daily', { kind: 'daily', time: '06:30' });
  const evening = task('evening', { kind: 'daily', time: '20:00' });
  const monday = task('monday', { kind: 'weekly', weekday: 1, time: '06:30' });
  const days = agendaOf([daily, evening, monday], NOW, 7);
  expect(days.map(({ runs, most }) => [runs, most])).toEqual([
    [1, 2],
    [2, 4],
    [2, 4],
    [2, 4],
    [2, 4],
    [3, 6],
    [2, 4],
  ]);
  expect(days[0]?.day).toBe(Date.UTC(2026, 10, 24, 16));
  expect(days[0]?.times.map(({ at }) => at)).toEqual([Date.UTC(2026, 10, 25, 12)]);
  expect(days[5]?.times.map(({ at, tasks }) => [at, tasks.map(({ title }) => title)])).toEqual([
    [Date.UTC(2026, 10, 29, 22, 30), ['daily', 'monday']],
    [Date.UTC(2026, 10, 30, 12), ['evening']],
  ]);
});

it('leaves out what is off or has no schedule, and counts runs that nothing limits', () => {
  const { schedule: _, ...unscheduled } = task('none', { kind: 'daily', time: '10:00' });
  const off = task('off', { kind: 'daily', time: '10:00' }, { isScheduled: false });
  const free = task('free', { kind: 'once', date: '2026-11-27', time: '10:00' }, { input: { custom: {} } });
  const days = agendaOf([unscheduled, off, free], NOW, 3);
  expect(days.map(({ runs, most, uncapped }) => [runs, most, uncapped])).toEqual([
    [0, 0, 0],
    [0, 0, 0],
    [1, 0, 1],
  ]);
});

it('has no run of a time that is over today', () => {
  const [today] = agendaOf([task('early', { kind: 'daily', time: '14:00' })], NOW + HOUR / 60, 1);
  expect(today?.runs).toBe(0);
});
