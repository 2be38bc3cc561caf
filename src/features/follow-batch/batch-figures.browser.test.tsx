import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { summaryOf } from '#batches/keep/batch-store.ts';
import type { BatchPlan } from '#core/batch/batch.ts';
import type { BatchEvent } from '#core/batch/state/batch-event.ts';
import { batchReducer } from '#core/batch/state/batch-reducer.ts';
import { openBatchState } from '#core/batch/state/batch-state.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { JsonObject } from '#core/json/json.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { aRun } from '#test/a-run.ts';
import { anOrder } from '#test/an-order.ts';
import { renderConsole } from '#test/console.tsx';

import { BatchFigures } from './batch-figures.tsx';

const { worker, options } = anOrder();

const SLUGS = ['run-0' as RunSlug, 'run-1' as RunSlug];

const EVENTS: readonly BatchEvent[] = [
  ...SLUGS.flatMap((run, row): BatchEvent[] => [
    { kind: 'sent', row, attempt: { id: `a${row}`, at: 0 }, time: 0 },
    { kind: 'answered', row, attempt: `a${row}`, run, time: 1 },
  ]),
  { kind: 'leaveOut', rows: [2], time: 1 },
  {
    kind: 'seen',
    runs: SLUGS.map((slug) => aRun({ slug, status: 'succeeded', results: 14, usage: 0.02 })),
    ...{ elsewhere: 0, platformTime: 2, time: 2 },
  },
];

/** A batch of three rows that has ended: two gave 14 results each, and the last was left out before it was sent. */
async function draw(base: JsonObject) {
  const plan: BatchPlan = {
    ...{ worker, title: 'Maps', name: 'terms.csv', columns: ['keywords'], setUp: null, secret: false },
    base: { custom: base, options: options as RunOptions }, // with a version
    rows: ['cafés', 'bars', 'inns'].map((term, at) => ({
      ...{ number: at + 1, cells: [term], custom: { keywords: [term] } },
    })),
    rules: { parallel: 2, stopAfterFailures: 5 },
  };
  const state = EVENTS.reduce(batchReducer, openBatchState(plan, 'all', { time: 0, fingerprint: 'm' }));
  const batch = { summary: summaryOf(plan, state), plan, state };
  await renderConsole(<BatchFigures shown={{ kind: 'batch', batch, driver: 'nobody' }} />, {
    api: { worker: () => Promise.resolve(aDescriptor()) },
  });
  return page.getByRole('region', { name: 'Batch status' });
}

it('tells how many results the rows that have run asked for, where they gave fewer', async () => {
  await expect.element(await draw({ max_results: 20 })).toHaveTextContent('28 of 40 asked');
});

it.each([
  ['they gave as many as they asked for', { max_results: 14 }],
  ['nothing limits them', {}],
])('tells no number of asked results where %s', async (_, base) => {
  const figures = await draw(base);
  await expect.element(figures).toHaveTextContent('28 results');
  await expect.element(figures).not.toHaveTextContent('asked');
});
