import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';

import { renewAfterStart } from '#api/queries/renew-after-start.ts';
import type { Api } from '#api/operations.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun, untold } from '#core/run/a-run.ts';
import type { Run, RunFilter, RunPage } from '#core/run/run.ts';

import { overBudget } from './over-budget.ts';

const NOW = Date.UTC(2026, 10, 25, 6);
const BUDGET = 60;

const paid = (name: string, usage = 0.1): Run =>
  aRun({ slug: `run-${name}` as RunSlug, status: 'succeeded', startedAt: NOW - 86_400_000, usage });

const aClient = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

const anApi = (pages: () => readonly RunPage[]) =>
  ({
    runs: ({ page }: RunFilter) => Promise.resolve(pages()[page - 1] ?? { runs: [], unread: [], total: 0 }),
    listsMonths: true,
    account: () => Promise.reject(new Error('not asked')),
    serverTime: () => ({ now: NOW, told: true, within: 0 }),
  }) as unknown as Api; // what it asks

const reasonsFor = (...pages: readonly RunPage[]) =>
  overBudget(
    aClient(),
    anApi(() => pages),
    { budget: BUDGET },
  );

const UNKNOWN = [{ kind: 'budget', budget: BUDGET }];

describe('the budget of a month, at a start', () => {
  it('asks nothing below it, and tells what was spent from it on', async () => {
    expect(await reasonsFor({ runs: [paid('a', 59.9)], unread: [], total: 1 })).toEqual([]);
    const full = { runs: [paid('a', 59.9), paid('b')], unread: [], total: 2 };
    expect(await reasonsFor(full)).toEqual([{ kind: 'budget', budget: BUDGET, spent: '60' }]);
  });

  it('cannot tell where the platform tells no cost of a run', async () => {
    const runs = [paid('a', 1), untold(paid('b'))];
    expect(await reasonsFor({ runs, unread: [], total: 2 })).toEqual(UNKNOWN);
  });

  it('asks where more may be spent than is left of it, as far as that is told', async () => {
    const api = anApi(() => [{ runs: [paid('a', 59)], unread: [], total: 1 }]);
    const ask = (atMost?: number) => overBudget(aClient(), api, { budget: BUDGET, atMost });
    const reason = { kind: 'budget', budget: BUDGET, spent: '59' };
    expect(await ask(500)).toEqual([{ ...reason, atMost: 500 }]);
    expect(await ask(0)).toEqual([{ ...reason, atMost: 0 }]);
    expect(await ask(1)).toEqual([]);
    expect(await ask()).toEqual([]);
  });

  it('is read again once a start was made since', async () => {
    const client = aClient();
    let runs = [paid('a', 59)];
    const api = anApi(() => [{ runs, unread: [], total: runs.length }]);
    const ask = () => overBudget(client, api, { budget: BUDGET });
    expect(await ask()).toEqual([]);
    runs = [paid('a', 59), paid('b', 1)];
    expect(await ask()).toEqual([]);
    renewAfterStart(client, api);
    expect(await ask()).toEqual([{ kind: 'budget', budget: BUDGET, spent: '60' }]);
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
