import { expect, it } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import type { Run } from '#core/run/run.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import type { SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import type { Schedule } from '#core/saved-tasks/schedule.ts';

import { forecastOf, plannedTimes, scheduledRuns } from './scheduled-runs.ts';

/** 25 November 2026, 14:00 in Beijing. */
const NOW = Date.UTC(2026, 10, 25, 6);
const DAY = 86_400_000;
const MINUTE = 60_000;

const task = (slug: string, schedule: Schedule, parts: Partial<SavedTask> = {}) =>
  aSavedTask({ slug: slug as TaskSlug, schedule, isScheduled: true, ...parts });
const DAILY: Schedule = { kind: 'daily', time: '09:00' };

let count = 0;
const runAt = (at: number, parts: Partial<Run> = {}): Run =>
  aRun({ slug: `run-${(count += 1)}` as RunSlug, status: 'succeeded', startedAt: at, ...parts });

it('tells when schedules start runs, the earliest first', () => {
  const tasks = [
    { task: task('daily', DAILY), usd: 1 },
    { task: task('monday', { kind: 'weekly', weekday: 1, time: '08:00' }), usd: 2 },
  ];
  const times = plannedTimes(tasks, { after: NOW, until: NOW + 5 * DAY });
  expect(times.map(({ at, usd }) => [new Date(at).toISOString().slice(0, 13), usd])).toEqual([
    ['2026-11-26T01', 1],
    ['2026-11-27T01', 1],
    ['2026-11-28T01', 1],
    ['2026-11-29T01', 1],
    ['2026-11-30T00', 2],
    ['2026-11-30T01', 1],
  ]);
});

it('forecasts a month from now on, and counts runs that it knows no cost of', () => {
  const tasks = [
    { task: task('daily', DAILY), usd: 1.5 },
    { task: task('other', { kind: 'once', date: '2026-11-28', time: '10:00' }) },
  ];
  const forecast = forecastOf(tasks, '2026-11', NOW);
  expect(forecast).toMatchObject({ usd: 7.5, runs: 6, unknown: 1 });
  expect(forecast.days).toHaveLength(30);
  expect(forecast.days.slice(23)).toEqual([0, 0, 1.5, 1.5, 1.5, 1.5, 1.5]);
});

it('tells how many tasks run at times that it does not know', () => {
  const { schedule: _, ...strange } = task('strange', DAILY);
  const forecast = forecastOf([{ task: strange, usd: 2 }], '2026-11', NOW);
  expect(forecast).toMatchObject({ usd: 0, runs: 0, unknown: 0, unforeseen: 1 });
});

it('forecasts to the cent what many small runs come to', () => {
  const forecast = forecastOf([{ task: task('daily', DAILY), usd: 0.07 }], '2026-11', NOW);
  expect(forecast.usd).toBe(0.35);
});

it('takes runs of the Worker that were created at its times for those of a task, each once', () => {
  const at = Date.UTC(2026, 10, 24, 1);
  const own = runAt(at + MINUTE);
  const late = runAt(at + 3 * MINUTE);
  const other = runAt(at, { workerSlug: 'a/b', workerTitle: 'B' });
  const byHand = runAt(at - 3 * DAY + 40 * MINUTE);
  const tasks = [{ task: task('one', DAILY), usd: 1 }];
  const found = scheduledRuns([late, own, other, byHand], tasks, { after: NOW - 28 * DAY, until: NOW });
  expect([...found.keys()]).toEqual([own.slug]);
  const two = [...tasks, { task: task('two', DAILY), usd: 2 }];
  const both = scheduledRuns([late, own, other], two, { after: NOW - 28 * DAY, until: NOW });
  expect(
    [...both].map(
      ([
        run,
        {
          task: { slug },
        },
      ]) => [run, slug],
    ),
  ).toEqual([
    [own.slug, 'one'],
    [late.slug, 'two'],
  ]);
});
