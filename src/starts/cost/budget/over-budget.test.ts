import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';

import { renewAfterStart } from '#api/queries/renew-after-start.ts';
import type { Api } from '#api/operations.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';
import type { Run, RunFilter, RunPage } from '#core/run/run.ts';

import type { ReservedBudget } from './reserved-budget.ts';
import { leftOfBudget, overBudget } from './over-budget.ts';

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
    serverTime: () => ({ now: NOW, isSynced: true, within: 0 }),
  }) as unknown as Api; // what it asks

const NONE: ReservedBudget = { caps: new Map(), rows: 0, usd: 0, unlimited: 0 };
const reserved = () => Promise.resolve(NONE);

const reasonsFor = (...pages: readonly RunPage[]) =>
  overBudget(
    aClient(),
    anApi(() => pages),
    { budget: BUDGET, reserved },
  );

const UNKNOWN = [{ kind: 'budget', budget: BUDGET }];

describe('the budget of a month, at a start', () => {
  it('asks nothing below it, and tells what was spent from it on', async () => {
    expect(await reasonsFor({ runs: [paid('a', 59.9)], unread: [], total: 1 })).toEqual([]);
    const full = { runs: [paid('a', 59.9), paid('b')], unread: [], total: 2 };
    expect(await reasonsFor(full)).toEqual([{ kind: 'budget', budget: BUDGET, spent: '60' }]);
  });

  it('cannot tell where the platform tells no cost of a run', async () => {
    const runs = [paid('a', 1), withoutFigure(paid('b'))];
    expect(await reasonsFor({ runs, unread: [], total: 2 })).toEqual(UNKNOWN);
  });

  it('asks where more may be spent than is left of it, as far as that is told', async () => {
    const api = anApi(() => [{ runs: [paid('a', 59)], unread: [], total: 1 }]);
    const ask = (atMost?: number) => overBudget(aClient(), api, { budget: BUDGET, atMost, reserved });
    const reason = { kind: 'budget', budget: BUDGET, spent: '59' };
    expect(await ask(500)).toEqual([{ ...reason, atMost: 500 }]);
    expect(await ask(0)).toEqual([{ ...reason, atMost: 0 }]);
    expect(await ask(1)).toEqual([]);
    expect(await ask()).toEqual([]);
  });

  describe('with what was started before', () => {
    const going = (name: string, usage = 0): Run =>
      aRun({ slug: `run-${name}` as RunSlug, status: 'running', startedAt: NOW - 60_000, usage });
    const capped = (...names: readonly string[]): ReservedBudget['caps'] =>
      new Map(names.map((name) => [`run-${name}`, 10]));
    const asking = (runs: readonly Run[], given: Partial<ReservedBudget>, atMost?: number) => {
      const api = anApi(() => [{ runs, unread: [], total: runs.length }]);
      const input = { budget: BUDGET, reserved: () => Promise.resolve({ ...NONE, ...given }) };
      return {
        reasons: overBudget(aClient(), api, { ...input, atMost }),
        left: leftOfBudget(aClient(), api, input),
      };
    };

    it('counts what runs under way may cost yet, and rows of batches that wait', async () => {
      const runs = [going('a', 2), going('b')];
      const given = { caps: capped('a', 'b'), rows: 3, usd: 30 };
      const { reasons, left } = asking(runs, given, 11);
      const claimed = { runs: 5, usd: 48, unknown: 0 };
      expect(await reasons).toEqual([{ kind: 'budget', budget: BUDGET, spent: '2', claimed, atMost: 11 }]);
      expect(await left).toEqual({ usd: 10, unknown: 0 });
      expect(await asking(runs, given, 10).reasons).toEqual([]);
    });

    it('cannot tell what was spent while the cost of a run is pending that nothing limits', async () => {
      const { usage: _, ...over } = paid('b');
      const runs = [paid('a', 1), { ...over, costPending: true } as const];
      const uncapped = asking(runs, {}, 1);
      expect(await uncapped.reasons).toEqual(UNKNOWN);
      expect(await uncapped.left).toBeNull();
      const limited = asking(runs, { caps: capped('b') }, 50);
      expect(await limited.reasons).toMatchObject([{ spent: '1', claimed: { runs: 1, usd: 10 } }]);
    });

    it('asks about a start that nothing limits once they may use the budget up', async () => {
      const given = { caps: capped('a'), rows: 5, usd: 50 };
      const claimed = { runs: 6, usd: 60, unknown: 0 };
      const reason = { kind: 'budget', budget: BUDGET, spent: '0', claimed };
      expect(await asking([going('a')], given).reasons).toEqual([reason]);
      expect(await asking([going('a')], { ...given, usd: 49 }).reasons).toEqual([]);
    });

    it('says of how many runs nobody knows what they may cost', async () => {
      const runs = [going('a'), going('b')];
      const one = asking(runs, { caps: capped('a') }, 51);
      const claimed = { runs: 1, usd: 10, unknown: 1 };
      expect(await one.reasons).toEqual([
        { kind: 'budget', budget: BUDGET, spent: '0', claimed, atMost: 51 },
      ]);
      expect(await one.left).toEqual({ usd: 50, unknown: 1 });
      // Rows that nothing limits may come to anything.
      const many = await asking([], { unlimited: 40 }, 1).reasons;
      expect(many).toMatchObject([{ spent: '0', claimed: { runs: 0, usd: 0, unknown: 40 } }]);
    });
  });

  it('is read again once a start was made since', async () => {
    const client = aClient();
    let runs = [paid('a', 59)];
    const api = anApi(() => [{ runs, unread: [], total: runs.length }]);
    const ask = () => overBudget(client, api, { budget: BUDGET, reserved });
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
