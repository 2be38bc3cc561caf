import { expect, it } from 'vitest';

import type { BatchPlan } from '#core/batch/batch.ts';
import { openBatchState } from '#core/batch/state/batch-state.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { anOrder } from '#test/an-order.ts';
import { err, ok } from '#core/result.ts';

import { summaryOf } from './batch-store.ts';
import { sameBatch } from './same-batch.ts';

const { worker, options } = anOrder();
const aPlan = (...cities: readonly string[]): BatchPlan => ({
  ...{ worker, title: 'Maps', name: 'cities.csv', columns: ['city'], setUp: null, secret: false },
  base: { custom: {}, options: options as RunOptions }, // an order's
  rows: cities.map((city, at) => ({ number: at + 2, cells: [city], custom: { city } })),
  rules: { parallel: 2, stopAfterFailures: 5 },
});

/** A browser in which a batch of these cities was begun at 1,000. */
const withBatch = (plan: BatchPlan) => ({
  batches: {
    all: () =>
      Promise.resolve([
        [
          ['b', 'batch'],
          summaryOf(plan, openBatchState(plan, 'all', { time: 1_000, fingerprint: undefined })),
        ] as const,
      ]),
  },
  plans: { get: () => Promise.resolve(ok(plan)) },
});

it('finds the batch that was begun with the very same rows, and none that was before they stood here', async () => {
  const records = withBatch(aPlan('Wien', 'Oslo'));
  expect(await sameBatch(aPlan('Wien', 'Oslo'), 900, records)).toEqual({ name: 'cities.csv', at: 1_000 });
  expect(await sameBatch(aPlan('Wien', 'Oslo'), 1_000, records)).toBeUndefined();
  expect(await sameBatch(aPlan('Wien', 'Bern'), 900, records)).toBeUndefined();
  expect(await sameBatch(aPlan('Wien'), 900, records)).toBeUndefined();
});

it('finds none where what was begun is not kept', async () => {
  const records = {
    ...withBatch(aPlan('Wien')),
    plans: { get: () => Promise.resolve(err('none' as const)) },
  };
  expect(await sameBatch(aPlan('Wien'), 900, records)).toBeUndefined();
  const forbidden = { ...records, batches: { all: () => Promise.reject(new Error('forbidden')) } };
  expect(await sameBatch(aPlan('Wien'), 900, forbidden)).toBeUndefined();
});
