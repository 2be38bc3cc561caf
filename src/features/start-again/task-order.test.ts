import { expect, it } from 'vitest';

import { aConfig } from '#test/a-config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';

import { orderOfTaskRun } from './task-order.ts';

const { requests } = createApi({
  config: aConfig(),
  keyStore: createKeyStore(undefined),
  fetch: () => Promise.reject(new TypeError('no network in a test')),
});

const orderOf = (before: SavedTask, after = before) => orderOfTaskRun(before, after, requests);

it('knows what a run of a task was started with that nobody has touched meanwhile', () => {
  expect(orderOf(aSavedTask(), aSavedTask({ timesRun: 4 }))).toMatchObject({
    worker: 'coreclaw/google-maps-scraper',
    custom: { keywords: ['bakery'] },
    options: { version: 'v1.0.5', memory: 1024, maxCharge: 2, cpus: undefined },
  });
});

it('leaves a version open that the task does not name', () => {
  expect(orderOf(aSavedTask({ version: '' }))?.options).toMatchObject({ version: undefined, memory: 1024 });
});

const input = aSavedTask().input;

it.each<[string, SavedTask, Partial<SavedTask>]>([
  ['has another input', aSavedTask(), { input: { ...input, custom: { keywords: ['cafe'] } } }],
  ['has another limit', aSavedTask(), { input: { ...input, system: { memory: 1024 } } }],
  ['has another version', aSavedTask(), { version: 'v1.0.6' }],
  ['was changed, though it is as before', aSavedTask(), { updatedAt: Date.UTC(2026, 8, 1, 7) }],
])('knows nothing of a run whose task %s after its start', (_, before, changes) => {
  expect(orderOf(before, { ...before, ...changes })).toBeUndefined();
});

const { updatedAt: _, ...undated } = aSavedTask();

it.each<[string, SavedTask]>([
  ['does not tell when it was changed', undated],
  ['has an option that no order can say', aSavedTask({ input: { ...input, system: { memory: '1 GB' } } })],
  ['has an option that is unknown here', aSavedTask({ input: { ...input, system: { priority: 1 } } })],
  [
    'holds digits that are not exact here',
    aSavedTask({ input: { ...input, inexact: '12345678901234567890' } }),
  ],
  ['holds an input that fails', aSavedTask({ input: { custom: {}, flat: true } })],
  ['does not tell its input', aSavedTask({ input: { custom: {}, unreadable: true } })],
])('knows nothing of a run whose task %s', (_, task) => {
  expect(orderOf(task)).toBeUndefined();
});
