import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';

import type { Api } from '#api/operations.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#core/run/a-run.ts';
import type { Run, RunFilter, RunPage } from '#core/run/run.ts';

import { overBudget } from './over-budget.ts';

const NOW = Date.UTC(2026, 10, 25, 6);
const BUDGET = 60;

const paid = (name: string, usage = 0.1): Run =>
  aRun({ slug: `run-${name}` as RunSlug, status: 'succeeded', startedAt: NOW - 86_400_000, usage });

const reasonsFor = (...pages: readonly RunPage[]) => {
  const api = {
    runs: ({ page }: RunFilter) => Promise.resolve(pages[page - 1] ?? { runs: [], unread: [], total: 0 }),
    listsMonths: true,
    serverTime: () => ({ now: NOW, told: true, within: 0 }),
  } as unknown as Api; // what it asks
  return overBudget(new QueryClient({ defaultOptions: { queries: { retry: false } } }), api, BUDGET);
};

const UNKNOWN = [{ kind: 'budget', budget: BUDGET }];

describe('the budget of a month, at a start', () => {
  it('asks nothing below it, and tells what was spent from it on', async () => {
    expect(await reasonsFor({ runs: [paid('a', 59.9)], unread: [], total: 1 })).toEqual([]);
    const full = { runs: [paid('a', 59.9), paid('b')], unread: [], total: 2 };
    expect(await reasonsFor(full)).toEqual([{ kind: 'budget', budget: BUDGET, spent: '60' }]);
  });

  it('is not known where a run is listed on two pages in the place of one that is not', async () => {
    const first = Array.from({ length: 100 }, (_, at) => paid(String(at)));
    const total = 102;
    const pages = [
      { runs: first, unread: [], total },
      { runs: [paid('99'), paid('100')], unread: [], total },
    ];
    expect(await reasonsFor(...pages)).toEqual(UNKNOWN);
  });

  it('is not known where a record cannot be read', async () => {
    const page = { runs: [paid('a')], unread: ['data.list.1 is odd'] };
    expect(await reasonsFor({ ...page, total: 2 })).toEqual(UNKNOWN);
    expect(await reasonsFor({ ...page, total: 1 })).toEqual(UNKNOWN);
  });
});
