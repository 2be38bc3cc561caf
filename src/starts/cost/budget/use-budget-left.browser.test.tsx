import { afterEach, expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import type { Api } from '#api/operations.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import { aConsole } from '#test/console.tsx';

import { setMonthBudget } from './budget.ts';
import { useBudgetLeft } from './use-budget-left.ts';

afterEach(() => setMonthBudget(0));

it('is told of the month that it is by now, in a tab that stays open', async () => {
  setMonthBudget(60);
  const world = { now: Date.UTC(2026, 10, 30, 15) };
  // Its ID tells no time.
  const old = { slug: 'run-a' as RunSlug, startedAt: Date.UTC(2026, 10, 20) };
  const runs: Api['runs'] = ({ month }) =>
    Promise.resolve(
      month === '2026-11'
        ? { runs: [aRun({ ...old, status: 'succeeded', usage: 59 })], unread: [], total: 1 }
        : { runs: [], unread: [], total: 0 },
    );
  const serverTime = () => ({ now: world.now, isSynced: true, within: 0 });
  const { Wrapper } = aConsole({ api: { runs, serverTime }, config: { version: 'v2' } });
  const { result, rerender } = await renderHook(() => useBudgetLeft(), { wrapper: Wrapper });
  await expect.poll(() => result.current?.usd).toBe(1);
  world.now = Date.UTC(2026, 10, 30, 16);
  await rerender();
  await expect.poll(() => result.current?.usd).toBe(60);
});
