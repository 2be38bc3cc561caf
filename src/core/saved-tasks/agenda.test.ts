import { describe, expect, it } from 'vitest';

import { aSavedTask } from '#test/a-saved-task.ts';
import { agendaOf, costOfTasks } from './agenda.ts';
import type { OffsetAt } from './local-schedule.ts';
import type { SavedTask, TaskSlug } from './saved-task.ts';
import type { Schedule } from './schedule.ts';

const HOUR = 3_600_000;
/** 25 November 2026, 14:02 in Beijing. */
const NOW = Date.UTC(2026, 10, 25, 6, 2);

const task = (slug: string, schedule: Schedule, parts: Partial<SavedTask> = {}): SavedTask =>
  aSavedTask({ slug: slug as TaskSlug, title: slug, schedule, isScheduled: true, ...parts });

const berlin: OffsetAt = () => HOUR;

it('tells the runs of each day by the local calendar, from now on', () => {
  const daily = task('daily', { kind: 'daily', time: '06:30' });
  const evening = task('evening', { kind: 'daily', time: '20:00' });
  const monday = task('monday', { kind: 'weekly', weekday: 1, time: '06:30' });
  const days = agendaOf([daily, evening, monday], NOW, 7, berlin);
  expect(days.map(({ runs }) => runs.map(({ title }) => title))).toEqual([
    ['evening', 'daily'],
    ['evening', 'daily'],
    ['evening', 'daily'],
    ['evening', 'daily'],
    ['evening', 'daily', 'monday'],
    ['evening', 'daily'],
    ['evening', 'daily'],
  ]);
  expect(days[0]?.day).toBe(Date.UTC(2026, 10, 24, 23));
  expect(days[4]?.times.map(({ at, tasks }) => [at, tasks.map(({ title }) => title)])).toEqual([
    [Date.UTC(2026, 10, 29, 12), ['evening']],
    [Date.UTC(2026, 10, 29, 22, 30), ['daily', 'monday']],
  ]);
});

it('leaves out what is off or has no schedule', () => {
  const { schedule: _, ...unscheduled } = task('none', { kind: 'daily', time: '10:00' });
  const off = task('off', { kind: 'daily', time: '10:00' }, { isScheduled: false });
  const free = task('free', { kind: 'once', date: '2026-11-27', time: '10:00' });
  const days = agendaOf([unscheduled, off, free], NOW, 3, berlin);
  expect(days.map(({ runs }) => runs.map(({ title }) => title))).toEqual([[], [], ['free']]);
});

it('has no run of a time that is over today', () => {
  const [today] = agendaOf([task('early', { kind: 'daily', time: '14:00' })], NOW + HOUR / 60, 1, berlin);
  expect(today?.runs).toEqual([]);
});

describe('what runs of tasks cost', () => {
  const daily: Schedule = { kind: 'daily', time: '06:30' };
  const capped = task('capped', daily);
  const free = task('free', daily, { input: { custom: {} } });

  it('is about by prices, and at most by maximum charges', () => {
    const tasks = [
      { task: capped, runs: 30, about: 0.06 },
      { task: capped, runs: 4, about: undefined },
      { task: capped, runs: 2, about: 0.2, least: 0.1 },
    ];
    expect(costOfTasks(tasks)).toEqual({ about: 2.2, least: 2, unknown: 1, most: 72, isUncapped: false });
  });

  it('has no most where nothing limits one of them, and is about nothing where nothing tells it', () => {
    const tasks = [
      { task: capped, runs: 1, about: undefined },
      { task: free, runs: 1, about: undefined },
    ];
    expect(costOfTasks(tasks)).toMatchObject({ about: undefined, least: 0, unknown: 2, most: undefined });
    expect(costOfTasks(tasks).isUncapped).toBe(true);
  });

  it('has an unknown most, and no missing limit, where the platform does not tell the input of one', () => {
    const unread = { ...capped, input: { custom: {}, unreadable: true as const } };
    const tasks = [capped, unread].map((one) => ({ task: one, runs: 1, about: undefined }));
    expect(costOfTasks(tasks)).toMatchObject({ most: undefined, isUncapped: false });
  });
});
