import { beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import type { WaitingPage } from '#core/saved-tasks/saved-task.ts';
import { setMonthBudget, storedBudget } from '#starts/cost/budget/budget.ts';
import { storedPlanRuns } from '#starts/plan-runs.ts';
import { storedQueue } from '#starts/waiting/queue.ts';
import { press, takeTheClock } from '#test/press.ts';
import { type PlatformAnswers, renderConsole } from '#test/console.tsx';

import { WaitingRuns } from './waiting-runs.tsx';

type Setup = {
  readonly listed?: Partial<WaitingPage>;
  /** What of the list is another now. */
  readonly now?: () => Partial<WaitingPage>;
  /** Until when the list of runs is not read, which tells what the month has cost. */
  readonly readAfter?: Promise<void>;
  /** USD that the month has cost. */
  readonly cost?: number;
};

async function show({ listed, now, readAfter, cost = 61 }: Setup = {}) {
  const activate = vi.fn<Api['v2']['activate']>((refs) =>
    Promise.resolve(refs.map((ref) => ({ ref, done: true }))),
  );
  const spent = aRun({ usage: cost, slug: 'spent' as RunSlug, startedAt: Date.now() }); // as the platform names it
  const api: PlatformAnswers = {
    v2: {
      activate,
      waitingRuns: (_page, _signal, status = 'waiting') =>
        Promise.resolve({
          waiting: [{ ref: 'a', workerTitle: status === 'waiting' ? 'Maps' : 'Shops' }],
          unread: 0,
          total: 1,
          ...listed,
          ...now?.(),
        }),
    },
    runs: async () => {
      await readAfter;
      return { runs: [spent], unread: [], total: 1 };
    },
    serverTime: () => ({ now: Date.now(), within: 0, isSynced: true }),
  };
  const { unmount } = await renderConsole(<WaitingRuns onNeedKey={vi.fn()} />, { api });
  return { activate, unmount };
}

/** Ticks the one that waits, and agrees to its start. */
async function agree() {
  const box = page.getByRole('checkbox', { name: /Maps/ });
  await expect.element(box).toBeVisible();
  if (!box.element().matches(':checked')) await press(box);
  await press(page.getByRole('button', { name: 'Start 1 run…' }));
  await press(page.getByRole('dialog').getByRole('button', { name: 'Start the run' }));
}

takeTheClock();
beforeEach(() => {
  storedBudget.remove();
  storedQueue.remove();
});

it('lists those that wait no longer where somebody looks, and offers to start none of them', async () => {
  await show();
  await expect.element(page.getByRole('checkbox', { name: /Maps/ })).toBeVisible();
  await expect.element(page.getByText('Shops')).not.toBeInTheDocument();
  await press(page.getByText('No longer waiting'));
  await expect.element(page.getByText('Shops')).toBeVisible();
  expect(page.getByRole('checkbox').elements()).toHaveLength(1);
});

it('takes any number of runs that the plan allows at once, and none where it is emptied', async () => {
  await show();
  const field = page.getByRole('textbox', { name: 'Parallel runs of your plan' });
  await field.fill('120');
  expect(storedPlanRuns.read()).toEqual({ ok: true, value: 120 });
  await field.fill('no');
  await expect.element(field).toBeInvalid();
  expect(storedPlanRuns.read()).toEqual({ ok: true, value: 120 });
  await field.fill('');
  expect(storedPlanRuns.read()).toEqual({ ok: true, value: 0 });
});

it('asks before it starts one in a month whose budget is used up, and starts it once it is agreed to', async () => {
  setMonthBudget(60);
  const { activate } = await show();
  await agree();
  const question = page.getByRole('dialog', { name: 'Over this month’s budget. Start anyway?' });
  await press(question.getByRole('button', { name: 'Cancel' }));
  await expect.element(question).not.toBeInTheDocument();
  expect(activate).not.toHaveBeenCalled();
  await agree();
  const go = question.getByRole('button', { name: /^Start/ });
  await press(go);
  await expect.poll(() => activate.mock.calls.map(([refs]) => refs)).toEqual([['a']]);
});

it('starts none once its screen was left while the budget is looked up', async () => {
  setMonthBudget(60);
  let read: () => void = () => undefined;
  const readAfter = new Promise<void>((resolve) => {
    read = resolve;
  });
  const { activate, unmount } = await show({ readAfter, cost: 1 });
  await agree();
  await unmount();
  read();
  // Another screen starts it, by which time the first would have.
  const other = await show({ cost: 1 });
  await agree();
  await expect.poll(() => other.activate.mock.calls.length).toBe(1);
  expect(activate).not.toHaveBeenCalled();
});

it('starts it at once where the month has no budget', async () => {
  const { activate } = await show();
  await agree();
  await expect.poll(() => activate.mock.calls.map(([refs]) => refs)).toEqual([['a']]);
});

it('does not say that it waits as before while what was asked for may yet arrive', async () => {
  let waits = true;
  const { activate } = await show({
    now: () => ({ waiting: waits ? [{ ref: 'a', workerTitle: 'Maps' }] : [], total: waits ? 1 : 0 }),
  });
  activate.mockRejectedValueOnce(new Failure({ kind: 'network' }));
  await agree();
  const open = page.getByText('One run still waits, but what you asked for may yet reach the platform.');
  await expect.element(open).toBeVisible();
  waits = false;
  await press(page.getByRole('button', { name: 'Look again' }));
  await expect.element(page.getByText('One run was started')).toBeVisible();
  await expect.element(open).not.toBeInTheDocument();
  expect(activate).toHaveBeenCalledOnce();
});

it('is not offered any more once it was started, though the list is behind', async () => {
  const { activate } = await show();
  await agree();
  await expect.element(page.getByText('One run was started')).toBeVisible();
  await expect.element(page.getByRole('checkbox', { name: /Maps/ })).not.toBeInTheDocument();
  expect(activate).toHaveBeenCalledOnce();
});

it('says where not all of them could be read', async () => {
  await show({ listed: { total: 2 } });
  await expect.element(page.getByText('Not all of the runs that wait could be read.')).toBeVisible();
  await expect.element(page.getByRole('checkbox', { name: /Maps/ })).toBeVisible();
});
