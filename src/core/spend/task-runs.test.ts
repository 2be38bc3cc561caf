import { describe, expect, it } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';
import { withPendingCost } from '#core/run/run-cost.ts';
import type { Run } from '#core/run/run.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import type { SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';

import { runsOfTask, tellingRuns, usualOf } from './task-runs.ts';

/** 25 November 2026, 14:00 in Beijing. */
const NOW = Date.UTC(2026, 10, 25, 6);
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** The last time of a task that runs daily at 09:00. */
const TODAY = Date.UTC(2026, 10, 25, 1);

const slug = (text: string) => text as TaskSlug;
const daily = (id: string, time: string, parts: Partial<SavedTask> = {}) =>
  aSavedTask({ slug: slug(id), schedule: { kind: 'daily', time }, isScheduled: true, ...parts });
const own = daily('own', '09:00');

const runAt = (id: string, at: number, parts: Partial<Run> = {}): Run =>
  aRun({ slug: id as RunSlug, status: 'succeeded', startedAt: at, ...parts });

const NONE = new Map<string, TaskSlug | undefined>();
const found = (runs: readonly Run[], task = own, others: readonly SavedTask[] = [], started = NONE) =>
  runsOfTask(task, { runs, scheduled: task.isScheduled ? [task, ...others] : others, started, now: NOW }).map(
    (run) => run.slug,
  );

describe('the runs of a task', () => {
  const runs = [
    runAt('two days ago', TODAY - 2 * DAY + MINUTE),
    runAt('today', TODAY + MINUTE),
    runAt('by hand', TODAY - DAY + 300 * MINUTE),
    runAt('yesterday', TODAY - DAY),
  ];

  it('are those at the times of its schedule, newest first', () => {
    expect(found(runs)).toEqual(['today', 'yesterday', 'two days ago']);
  });

  it('are none that were started from this browser without it, and all that were started of it', () => {
    const started = new Map([
      ['today', undefined],
      ['yesterday', slug('other')],
      ['by hand', own.slug],
    ]);
    expect(found(runs, own, [], started)).toEqual(['by hand', 'two days ago']);
    const off = { ...own, isScheduled: false };
    expect(found(runs, off, [], started)).toEqual(['by hand']);
  });

  it('are none from before it was changed, nor where nobody knows when that was', () => {
    const started = new Map([['by hand', own.slug]]);
    expect(found(runs, { ...own, updatedAt: TODAY - DAY + 400 * MINUTE }, [], started)).toEqual(['today']);
    const { updatedAt: _, ...unknown } = own;
    expect(found(runs, unknown, [], started)).toEqual([]);
  });

  it('are none at a time at which another task starts the same Worker', () => {
    expect(found(runs, own, [daily('other', '09:05')])).toEqual([]);
    expect(found(runs, own, [daily('other', '09:30')])).toHaveLength(3);
    expect(found(runs, own, [daily('other', '09:00', { worker: 'a/b' as WorkerSlug })])).toHaveLength(3);
  });

  it('are found of a task that has not been changed for years', () => {
    expect(found(runs, { ...own, updatedAt: Date.UTC(2021, 0, 1) })).toHaveLength(3);
  });
});

describe('the usual cost of runs', () => {
  it('is that of the middle one of those that ended by themselves or by a limit', () => {
    const cost = (usage: number, parts: Partial<Run> = {}) =>
      runAt('one', TODAY, { usage, results: 1, finishedAt: TODAY + MINUTE, ...parts });
    const runs = [
      withPendingCost(cost(0)),
      cost(2, { status: 'failed', errorMessage: 'Maximum total charge exceeded' }),
      cost(1),
      cost(0.1, { status: 'failed', errorMessage: 'No such place' }),
      cost(0.2, { status: 'running' }),
      withoutFigure(cost(0)),
      cost(0.5),
    ];
    const telling = tellingRuns(runs);
    expect(telling.map(({ usage }) => usage)).toEqual([2, 1, 0.5]);
    expect(usualOf(telling)).toBe(1);
    expect(usualOf([])).toBeUndefined();
  });
});
