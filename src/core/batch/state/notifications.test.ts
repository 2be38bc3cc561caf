import { expect, it } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aRun } from '#test/a-run.ts';
import { anOrder } from '#test/an-order.ts';

import type { BatchEvent } from './batch-event.ts';
import { openBatchState } from './batch-state.ts';
import { batchReducer } from './batch-reducer.ts';
import { notificationOf } from './notifications.ts';

const run = 'run-1' as RunSlug; // a name of this test
const attempt = { id: 'a', at: 0 };

/** What is told of each event in turn. */
function notificationsOf(first: number | 'all', events: readonly BatchEvent[]) {
  const rows = [0, 1].map((at) => ({ number: at + 2, cells: [], custom: {} }));
  const base = { custom: {}, options: anOrder().options as RunOptions }; // it has all of them
  let batchState = openBatchState({ rows, rules: { parallel: 2, stopAfterFailures: 1 }, base }, first, {
    time: 0,
    fingerprint: 'm',
  });
  return events.map((event) => {
    const before = batchState;
    batchState = batchReducer(before, event);
    return notificationOf(before, batchState);
  });
}

const started: readonly BatchEvent[] = [
  { kind: 'sent', row: 0, attempt, time: 1 },
  { kind: 'answered', row: 0, attempt: 'a', run, time: 2 },
];
const ended = (status: 'succeeded' | 'failed'): BatchEvent => ({
  kind: 'seen',
  runs: [aRun({ slug: run, status, finishedAt: 1 })],
  elsewhere: 0,
  platformTime: 3,
  time: 3,
});

it.each<[string, number | 'all', readonly BatchEvent[], readonly (string | undefined)[]]>([
  ['the question whether to stop', 'all', [{ kind: 'askStop', question: 'q', time: 1 }], [undefined]],
  ['a pause by itself', 'all', [...started, ended('failed')], [undefined, undefined, 'paused']],
  ['the first rows done', 1, [...started, ended('succeeded')], [undefined, undefined, 'paused']],
  [
    'the end',
    'all',
    [...started, { kind: 'leaveOut', rows: [1], time: 2 }, ended('succeeded')],
    [undefined, undefined, undefined, 'ended'],
  ],
  ['no pause that the person asked for', 'all', [{ kind: 'pause', time: 1 }], [undefined]],
  [
    'no end that the person made by leaving out',
    'all',
    [{ kind: 'leaveOut', rows: [0, 1], time: 1 }],
    [undefined],
  ],
  ['no stop that ends it at once', 'all', [{ kind: 'stop', abort: false, time: 1 }], [undefined]],
  [
    'the end of the last run after a stop',
    'all',
    [...started, { kind: 'stop', abort: false, time: 2 }, ended('succeeded')],
    [undefined, undefined, undefined, 'ended'],
  ],
])('tells %s', (_, first, events, news) => {
  expect(notificationsOf(first, events)).toEqual(news);
});
