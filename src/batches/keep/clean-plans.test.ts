import { expect, it } from 'vitest';

import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { openBatchState } from '#core/batch/state/batch-state.ts';
import { aColumnOf } from '#test/a-sheet.ts';
import { writeSetUp } from '#core/batch/sheet/sheet-codec.ts';
import { USUAL_LIMITS } from '#core/batch/sheet/sheet-draft.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { err, ok, type Result } from '#core/result.ts';
import { anOrder } from '#test/an-order.ts';
import type { Unread } from '#core/stored/format.ts';

import { type BatchSummary, summaryOf } from './batch-store.ts';
import { cleanPlans } from './clean-plans.ts';

const { worker, options } = anOrder();
const columns = [aColumnOf('term', 'keywords'), aColumnOf('password', 'label'), aColumnOf('note', 'label')];

const PLAN: BatchPlan = {
  ...{ worker, title: 'Maps', name: 'cities.csv', columns: columns.map(({ name }) => name), secret: false },
  base: { custom: {}, options: options as RunOptions }, // it has all of them
  rows: [
    {
      number: 1,
      cells: ['password: hunter2-Xk9', 'Tr0ub4dor&3', 'ask Ana'],
      custom: { keywords: ['coffee'] },
    },
    { number: 2, cells: ['tea', '', 'AKIAIOSFODNN7EXAMPLE'], custom: { keywords: ['tea'] } },
  ],
  rules: { parallel: 1, stopAfterFailures: 5 },
  setUp: writeSetUp({ source: { kind: 'pasted' }, columns, limits: USUAL_LIMITS }),
};

/** Records of one kind, each under its first name. */
function records<T>(held: Map<string, T>) {
  const get = ([of]: readonly [string, string]): Promise<Result<T, Unread | 'none'>> => {
    const value = held.get(of);
    return Promise.resolve(value === undefined ? err('none') : ok(value));
  };
  return {
    get,
    update: async (key: readonly [string, string], change: (value: T) => T) => {
      const read = await get(key);
      if (read.ok) held.set(key[0], change(read.value));
      return read;
    },
  };
}

it('columns that fill nothing lose what looks like a secret, and what is sent stays', async () => {
  const id = 'b-1' as BatchId;
  const gone = 'b-2' as BatchId;
  const summary = summaryOf(PLAN, openBatchState(PLAN, 'all', { time: 0, fingerprint: undefined }));
  const plans = new Map([[id, PLAN]]);
  const batches = new Map<string, BatchSummary>([
    [id, summary],
    [gone, summary],
  ]);
  await cleanPlans([id, gone], { plans: records(plans), batches: records(batches) });
  const cleanedPlan = plans.get(id);
  expect(cleanedPlan?.rows.map(({ cells }) => cells)).toEqual([
    ['password: hunter2-Xk9', '', 'ask Ana'],
    ['tea', '', ''],
  ]);
  expect(cleanedPlan).toEqual({
    ...PLAN,
    rows: PLAN.rows.map((row, at) => ({ ...row, cells: cleanedPlan?.rows[at]?.cells })),
    searched: true,
  });
  expect([...batches.values()].map(({ searched }) => searched)).toEqual([true, true]);
  expect([...plans.keys()]).toEqual([id]);
});
