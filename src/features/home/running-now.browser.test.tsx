import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { summaryOf } from '#batches/keep/batch-store.ts';
import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { type Course, openCourse } from '#core/batch/course/course.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { anOrder } from '#core/run/an-order.ts';

import { RunningNow } from './running-now.tsx';

const { worker, options } = anOrder();
const PLAN: BatchPlan = {
  ...{ worker, title: 'Maps', name: 'cities.csv', columns: [], secret: false, setUp: null },
  base: { custom: {}, options: options as RunOptions }, // it has all of them
  rows: [1, 2].map((number) => ({ number, cells: [], custom: {} })),
  rules: { parallel: 2, stopAfterFailures: 0 },
};
const COURSE = openCourse(PLAN, 'all', { time: 0, mark: 'm' });

const draw = (course: Course, isDriven = true) =>
  render(
    <RunningNow
      runs={[]}
      batches={[{ id: 'b1' as BatchId, summary: summaryOf(PLAN, course), isDriven }]} // a name of this test
    />,
  );

it('says how many runs of a batch what it has spent is without', async () => {
  await draw({ ...COURSE, untold: 1 });
  await expect.element(page.getByText('1 pending')).toBeVisible();
});

it('shows what of a batch was stopped or limited, as its page does', async () => {
  const counts = { ...COURSE.counts, waiting: 1, stopped: 2 };
  const { container } = await draw({ ...COURSE, counts, limited: 1 });
  expect(container.querySelector('.bg-muted')).not.toBeNull();
  expect(container.querySelector('.bg-warn')).not.toBeNull();
});

it('does not tell a batch as running that no tab drives', async () => {
  const screen = await draw(COURSE, false);
  await expect.element(page.getByText('No tab runs it, 2 rows left')).toBeVisible();
  expect(screen.container.querySelector('.animate-spin')).toBeNull();
});
