import { expect, it } from 'vitest';

import { aSavedTask } from '#test/a-saved-task.ts';

import { openedTask, openingTask } from './opened-task.ts';

it('gives back the task that a form was opened with, and nothing for what the history holds else', () => {
  const { slug: task } = aSavedTask();
  expect(openedTask(openingTask(task))).toBe(task);
  for (const other of [
    null,
    undefined,
    'x',
    {},
    { openedTask: { task } },
    { openedTask: 'a b' },
    { earlierRun: true },
  ])
    expect(openedTask(other)).toBeUndefined();
});
