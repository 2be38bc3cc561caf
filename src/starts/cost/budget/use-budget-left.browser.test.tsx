import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import { aConfig } from '#api/config/a-config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#core/run/a-run.ts';

import { setMonthBudget } from './budget.ts';
import { useBudgetLeft } from './use-budget-left.ts';

const CONFIG = aConfig({ version: 'v2' });

afterEach(() => setMonthBudget(0));

it('is told of the month that it is by now, in a tab that stays open', async () => {
  setMonthBudget(60);
  const world = { now: Date.UTC(2026, 10, 30, 15) };
  // Its ID tells no time.
  const old = { slug: 'run-a' as RunSlug, startedAt: Date.UTC(2026, 10, 20) };
  const keyStore = createKeyStore(undefined);
  keyStore.set('scraper_api_1');
  const fetch = () => Promise.reject(new TypeError('no network in a test'));
  const runs: Api['runs'] = ({ month }) =>
    Promise.resolve(
      month === '2026-11'
        ? { runs: [aRun({ ...old, status: 'succeeded', usage: 59 })], unread: [], total: 1 }
        : { runs: [], unread: [], total: 0 },
    );
  const serverTime = () => ({ now: world.now, told: true, within: 0 });
  const api: Api = { ...createApi({ config: CONFIG, keyStore, fetch }), runs, serverTime };
  const client = new QueryClient();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <ApiProvider connection={{ api, config: CONFIG, keyStore }}>{children}</ApiProvider>
    </QueryClientProvider>
  );
  const { result, rerender } = await renderHook(() => useBudgetLeft(), { wrapper });
  await expect.poll(() => result.current?.usd).toBe(1);
  world.now = Date.UTC(2026, 10, 30, 16);
  await rerender();
  await expect.poll(() => result.current?.usd).toBe(60);
});
