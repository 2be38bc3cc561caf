import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import type { LiveBatch, PendingCommand } from '#batches/drive/batch-view.ts';
import { summaryOf } from '#batches/keep/batch-store.ts';
import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { openBatchState } from '#core/batch/state/batch-state.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { anOrder } from '#test/an-order.ts';
import { renderConsole } from '#test/console.tsx';
import { press, pressAsItComes, takeTheClock } from '#test/press.ts';

import { BatchFacts } from './batch-facts.tsx';

const { worker, options } = anOrder();
const PLAN: BatchPlan = {
  ...{ worker, title: 'Maps', name: 'cities.csv', columns: ['city'], setUp: null, secret: false },
  base: { custom: {}, options: options as RunOptions }, // with a version
  rows: [{ number: 1, cells: ['Wien'], custom: { city: 'Wien' } }],
  rules: { parallel: 1, stopAfterFailures: 5 },
};

takeTheClock();

/** A tab whose key is not that of the batch, where something was pressed. */
async function draw({ command, state }: Omit<PendingCommand, 'id'>) {
  const batchState = openBatchState(PLAN, 'all', { time: 1, fingerprint: 'theirs' });
  const batch = { summary: summaryOf(PLAN, batchState), plan: PLAN, state: batchState };
  const pending = { id: 'press', command, state };
  const does = { takeOver: vi.fn(), insist: vi.fn(), dispatch: vi.fn() };
  const live: LiveBatch = { ...does, current: () => ({ kind: 'reading' }), subscribe: () => () => undefined };
  const id = '00000000-0000-4000-8000-000000000000' as BatchId;
  const requestKey = () => Promise.resolve(true);
  const shown = { kind: 'batch', batch, driver: 'nobody', pending } as const;
  await renderConsole(<BatchFacts {...{ id, live, shown, requestKey }} />);
  return does;
}

const runHere = page.getByRole('button', { name: 'Run it here instead' });

it.each<['takeOver' | 'dispatch', PendingCommand['command']]>([
  ['takeOver', 'takeOver'],
  ['dispatch', { kind: 'goOn' }],
])(
  'asks for another key in place of one of another account, and does then what was pressed (%s)',
  async (does, command) => {
    const live = await draw({ command, state: 'otherAccount' });
    const notice = page
      .getByRole('status')
      .filter({ hasText: 'Not done: the batch was started with another account’s API key.' });
    await press(notice.getByRole('button', { name: 'API key' }));
    await expect.poll(() => live[does].mock.calls).toHaveLength(1);
    await expect.element(runHere).not.toBeInTheDocument();
    expect(live.insist).not.toHaveBeenCalled();
  },
);

it('lets the account of an unknown key be charged only by a press that is meant', async () => {
  pressAsItComes('Run it here instead');
  const { insist } = await draw({ command: { kind: 'goOn' }, state: 'otherKey' });
  await expect.element(runHere).toBeVisible();
  expect(insist).not.toHaveBeenCalled();
  await press(runHere);
  expect(insist).toHaveBeenCalledTimes(1);
});
