import { describe, expect, it } from 'vitest';

import { aSavedTask } from '#test/a-saved-task.ts';
import { toLocalSchedule, toPlatformSchedule } from './local-schedule.ts';
import type { Schedule } from './schedule.ts';
import { changesBetween, runAlike, taskDifferences } from './task-changes.ts';
import {
  applyEdit,
  editProblems,
  rebase,
  switched,
  toEdit,
  type EditProblem,
  type TaskEdit,
} from './task-edit.ts';

/** 14:02 in Beijing. */
const NOW = Date.UTC(2026, 10, 25, 6, 2);

const editOf = (parts: Partial<TaskEdit> = {}): TaskEdit => ({ ...toEdit(aSavedTask(), NOW), ...parts });

/** What the platform has of it by local clocks, whatever zone the test runs in. */
const local = (schedule: Schedule): Schedule => toLocalSchedule(schedule, NOW);

/** Monday at nine of local clocks, as the platform has it. */
const MONDAY = toPlatformSchedule({ kind: 'weekly', weekday: 1, time: '09:00' }, NOW);

describe('what is sent of an edited task', () => {
  it('is nothing where nothing was changed', () => {
    const task = aSavedTask({ schedule: { kind: 'daily', time: '09:00' } });
    expect(changesBetween(task, applyEdit(task, toEdit(task, NOW), NOW))).toEqual({});
  });

  it('is only what was changed', () => {
    const task = aSavedTask();
    const edited = (parts: Partial<TaskEdit>) => changesBetween(task, applyEdit(task, editOf(parts), NOW));
    expect(edited({ title: ' Lyon ' })).toEqual({ facts: { title: 'Lyon' } });
    expect(edited({ description: '' })).toEqual({ facts: { description: '' } });
    expect(edited({ version: 'v1.0.6' })).toEqual({ input: { input: task.input, version: 'v1.0.6' } });
    expect(edited({ cap: '5' })).toEqual({
      input: {
        input: { system: { memory: 1024, max_total_charge: 5 }, custom: { keywords: ['bakery'] } },
      },
    });
  });

  it('is a weekly schedule, where one is switched on for the first time', () => {
    const task = aSavedTask();
    expect(changesBetween(task, applyEdit(task, switched(editOf(), true), NOW))).toEqual({
      facts: { schedule: MONDAY, isScheduled: true },
    });
  });

  it('mends a flat input with whatever else is saved, and by itself', () => {
    const task = aSavedTask({ input: { custom: { keywords: ['a'] }, flat: true } });
    expect(changesBetween(task, applyEdit(task, toEdit(task, NOW), NOW))).toEqual({
      input: { input: { custom: { keywords: ['a'] } } },
    });
  });

  it('is never an input with digits that a browser would round', () => {
    const task = aSavedTask({
      input: { custom: { id: 9_007_199_254_740_992 }, inexact: '9007199254740993' },
    });
    expect(changesBetween(task, { ...task, title: 'B', version: 'v1.0.6' })).toEqual({
      facts: { title: 'B' },
    });
  });

  it('runs another way once it is mended, and no other once it is renamed', () => {
    const flat = aSavedTask({ input: { custom: { keywords: ['a'] }, flat: true } });
    expect(runAlike(flat, { ...flat, title: 'B' })).toBe(true);
    expect(runAlike(flat, { ...flat, input: { custom: { keywords: ['a'] } } })).toBe(false);
  });

  it('is told by name and value', () => {
    const task = aSavedTask();
    const after = applyEdit(task, switched(editOf({ title: 'B', cap: '5' }), true), NOW);
    expect(taskDifferences(task, after)).toEqual([
      { kind: 'title', before: 'Bakeries in Lyon', after: 'B' },
      { kind: 'schedule', after: MONDAY },
      { kind: 'isScheduled', before: false, after: true },
      { kind: 'input', path: ['system', 'max_total_charge'], before: 2, after: 5 },
    ]);
  });
});

it('keeps what was put in upon a change by somebody else, and theirs in all that was not touched', () => {
  const before = aSavedTask();
  const theirs = aSavedTask({
    description: 'Theirs',
    input: { system: { memory: 1024, max_total_charge: 7 }, custom: { keywords: ['café'] } },
  });
  const edit = editOf({ title: 'Mine' });
  const after = applyEdit(theirs, rebase(edit, toEdit(before, NOW), toEdit(theirs, NOW)), NOW);
  expect(after).toEqual({ ...theirs, title: 'Mine' });
  expect(changesBetween(theirs, after)).toEqual({ facts: { title: 'Mine' } });
});

it('does not switch on a schedule that somebody else has switched off, nor goes back to an older version', () => {
  const schedule = { kind: 'daily', time: '09:00' } as const;
  const before = aSavedTask({ schedule, isScheduled: true });
  const theirs = aSavedTask({ schedule, isScheduled: false, version: 'v1.0.6' });
  const edit = { ...toEdit(before, NOW), cap: '5' };
  expect(
    changesBetween(theirs, applyEdit(theirs, rebase(edit, toEdit(before, NOW), toEdit(theirs, NOW)), NOW)),
  ).toEqual({
    input: {
      input: { system: { memory: 1024, max_total_charge: 5 }, custom: { keywords: ['bakery'] } },
    },
  });
});

const SEEDS = { weekday: 1, day: 1, date: '' };
const once = (date: string) => ({ ...SEEDS, ...local({ kind: 'once', date, time: '14:02' }) });

it.each<[Partial<TaskEdit>, readonly EditProblem[]]>([
  [{}, []],
  [{ title: ' ' }, ['titleMissing']],
  [{ title: 'x'.repeat(101) }, ['titleLong']],
  [{ cap: 'much' }, ['capMalformed']],
  [{ cap: '' }, []],
  [{ cap: '', isScheduled: true }, ['capMissing']],
  [{ schedule: once('2026-11-25'), isScheduled: true }, ['past']],
  [{ schedule: once('2026-11-25') }, []],
  [{ schedule: once('2026-11-26'), isScheduled: true }, []],
  [{ schedule: { ...SEEDS, kind: 'once', time: '14:02' } }, ['dateMissing']],
  [{ schedule: { ...SEEDS, kind: 'monthly', day: 33, time: '14:02' } }, ['dayMissing']],
  [{ schedule: { ...SEEDS, kind: 'daily', time: '' } }, ['timeMissing']],
])('of an edit with %o stands in the way: %o', (parts, problems) => {
  expect(editProblems(aSavedTask(), editOf(parts), NOW)).toEqual(problems);
});

it('of a task whose input the platform does not tell, only the switching on of its schedule is refused', () => {
  const unreadable = { custom: {}, unreadable: true } as const;
  const running = aSavedTask({ input: unreadable, isScheduled: true });
  const edit = { ...toEdit(running, NOW), title: 'Mine' };
  expect(editProblems(running, edit, NOW)).toEqual([]);
  expect(editProblems({ ...running, isScheduled: false }, edit, NOW)).toEqual(['capUntold']);
});
