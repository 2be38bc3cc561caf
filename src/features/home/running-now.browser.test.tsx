import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { summaryOf } from '#batches/batch-store.ts';
import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { openCourse } from '#core/batch/course/course.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { anOrder } from '#core/run/an-order.ts';

import { RunningNow } from './running-now.tsx';

it('says how many runs of a batch what it has spent is without', async () => {
  const { worker, options } = anOrder();
  const plan: BatchPlan = {
    ...{ worker, title: 'Maps', name: 'cities.csv', columns: [], secret: false, setUp: null },
    base: { custom: {}, options: options as RunOptions }, // it has all of them
    rows: [1, 2].map((number) => ({ number, cells: [], custom: {} })),
    rules: { parallel: 2, stopAfterFailures: 0 },
  };
  const course = { ...openCourse(plan, 'all', { time: 0, mark: 'm' }), untold: 1 };
  const id = 'b1' as BatchId; // a name of this test
  await render(<RunningNow runs={[]} batches={[{ id, summary: summaryOf(plan, course) }]} />);
  await expect.element(page.getByText('$0.000, without 1 run whose cost is not told')).toBeVisible();
});
