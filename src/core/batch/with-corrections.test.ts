import { expect, it } from 'vitest';

import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { anOrder } from '#test/an-order.ts';

import { type BatchPlan, orderOf } from './batch.ts';
import { withCorrections } from './with-corrections.ts';

const { worker, options } = anOrder();
const unlimited: StartReason = { kind: 'noCap', usual: 1 };
const memory: StartReason = {
  ...{ kind: 'option', name: 'memory', value: '8192', usual: '512', source: 'import' },
};

const PLAN: BatchPlan = {
  ...{ worker, title: '', name: 'cities.csv', columns: ['city'], setUp: null, secret: false },
  base: { custom: { keywords: ['coffee'] }, options: options as RunOptions }, // it has all of them
  rows: ['Wein', 'Oslo'].map((city, at) => ({ number: at + 2, cells: [city], custom: { city } })),
  rules: { parallel: 1, stopAfterFailures: 5 },
  judged: { subtasks: [1, 1], dangers: [{ reason: unlimited, rows: [0, 1] }] },
};

it('is the very same plan where nothing was corrected', () => {
  expect(withCorrections(PLAN, [{ state: 'failed' }, { state: 'succeeded' }])).toBe(PLAN);
});

it('sends and judges a row as it was corrected, however often it is put together', () => {
  const sent = {
    cells: ['Wien'],
    custom: { city: 'Wien' },
    without: ['keywords'],
    options: { memory: 8192 },
  };
  const rows = [
    { state: 'failed', corrected: { sent, subtasks: 3, dangers: [memory] } } as const,
    { state: 'succeeded' } as const,
  ];
  const now = withCorrections(PLAN, rows);
  expect(now.rows).toEqual([{ number: 2, ...sent }, PLAN.rows[1]]);
  expect(now.rows[1]).toBe(PLAN.rows[1]);
  expect(orderOf(now, sent)).toMatchObject({ custom: { city: 'Wien' }, options: { memory: 8192 } });
  expect(now.judged).toEqual({
    subtasks: [3, 1],
    dangers: [
      { reason: unlimited, rows: [1] },
      { reason: memory, rows: [0] },
    ],
  });
  expect(withCorrections(now, rows)).toEqual(now);
});
