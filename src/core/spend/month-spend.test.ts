import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { writeDecimal } from '#core/decimal.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun, untold } from '#core/run/a-run.ts';
import { monthOf } from '#core/run/month.ts';
import type { Run } from '#core/run/run.ts';
import { aSavedTask } from '#core/saved-tasks/a-saved-task.ts';

import { balanceEnd, priceBefore, spendOfMonth, trendOf } from './month-spend.ts';
import { type PlannedTask, plannedTimes } from './scheduled-runs.ts';

const NOW = Date.UTC(2026, 10, 25, 6);
const DAY = 86_400_000;
let count = 0;
const paid = (at: number, parts: Partial<Run> = {}): Run =>
  aRun({
    ...{ slug: `run-${(count += 1)}` as RunSlug, status: 'succeeded', startedAt: at, finishedAt: at + 1_000 },
    ...parts,
  });
const told = ({
  runs,
  results,
  cost,
}: {
  runs: number;
  results: number;
  cost: Parameters<typeof writeDecimal>[0];
}) => ({
  ...{ runs, results, cost: writeDecimal(cost) },
});

describe('what a month came to', () => {
  it('is summed exactly, by version of a Worker and by day in Beijing', () => {
    const first = Date.UTC(2026, 9, 31, 16);
    const runs = [
      paid(first, { results: 10, usage: 0.03 }),
      paid(first - 1, { results: 99, usage: 9 }),
      paid(first + 3 * DAY, { results: 1, usage: 0.1, status: 'failed' }),
      paid(first + 3 * DAY, { results: 1, usage: 0.2, version: 'v2', workerSlug: 'a/b', workerTitle: 'B' }),
    ];
    const spend = spendOfMonth([...runs, ...runs], '2026-11', NOW);
    expect(told(spend)).toEqual({ runs: 3, results: 12, cost: '0.33' });
    expect(told(spend.failed)).toEqual({ runs: 1, results: 1, cost: '0.1' });
    expect(spend.days).toHaveLength(30);
    expect(spend.days.map(({ cost }) => writeDecimal(cost)).slice(0, 5)).toEqual([
      '0.03',
      '0',
      '0',
      '0.3',
      '0',
    ]);
    expect(spend.workers.map(({ title, version, ...sum }) => [title, version, told(sum).cost])).toEqual([
      ['B', 'v2', '0.2'],
      ['Google Maps Scraper', 'v1.0.5', '0.13'],
    ]);
  });

  it('has the runs whose IDs tell no time: by when they began or ended, else in the present month', () => {
    const odd = (times: Partial<Run>) => {
      const { startedAt: _, finishedAt: _end, ...run } = paid(0, { usage: 1 });
      return { ...run, ...times };
    };
    const runs = [odd({}), odd({ startedAt: NOW - DAY }), odd({ finishedAt: NOW - 30 * DAY })];
    const [present, before] = (['2026-11', '2026-10'] as const).map((month) =>
      spendOfMonth(runs, month, NOW),
    );
    expect([present?.runs, before?.runs]).toEqual([2, 1]);
    expect(present?.days.reduce((sum, day) => sum + day.runs, 0)).toBe(2);
  });

  it('tells how many runs may still cost more', () => {
    const runs = [
      paid(NOW - 5_000, { status: 'running' }),
      paid(NOW - 5_000, { results: 3, usage: 0, finishedAt: NOW - 1_000 }),
      paid(NOW - DAY, { results: 3, usage: 0, finishedAt: NOW - DAY }),
    ];
    expect(spendOfMonth(runs, '2026-11', NOW)).toMatchObject({ open: 2, untold: 0 });
    const without = untold(paid(NOW - DAY, { finishedAt: NOW - DAY }));
    expect(spendOfMonth([...runs, without], '2026-11', NOW)).toMatchObject({ open: 3, untold: 1 });
  });

  it('adds up to the last digit whatever the runs, in its days as in its Workers, and never takes one twice', () => {
    const run = fc.record({
      at: fc.integer({ min: Date.UTC(2026, 7, 1), max: NOW }),
      cents: fc.integer({ min: 0, max: 9_999_999 }),
      worker: fc.constantFrom('a/a', 'b/b', 'c/c', 'd/d', 'e/e'),
      status: fc.constantFrom('succeeded' as const, 'failed' as const, 'running' as const),
    });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 60 }), fc.nat(20), (given, twice) => {
        const runs = given.map(({ at, cents, worker, status }) =>
          paid(at, { usage: cents / 10_000, workerSlug: worker, status }),
        );
        const spend = spendOfMonth([...runs, ...runs.slice(0, twice)], '2026-11', NOW);
        const own = given.filter(({ at }) => monthOf(at) === '2026-11');
        const sum = own.reduce((all, { cents }) => all + BigInt(cents), 0n);
        const inCents = ({ units, scale }: { units: bigint; scale: number }) =>
          units * 10n ** BigInt(4 - scale);
        const all = (parts: readonly { cost: { units: bigint; scale: number } }[]) =>
          parts.reduce((total, { cost }) => total + inCents(cost), 0n);
        expect(inCents(spend.cost)).toBe(sum);
        expect(all(spend.days)).toBe(sum);
        expect(all(spend.workers)).toBe(sum);
        expect(spend.runs).toBe(own.length);
      }),
    );
  });
});

it('has the weeks of a trend end at a moment', () => {
  const runs = [
    paid(NOW - 1, { usage: 1 }),
    paid(NOW - 8 * DAY, { usage: 2 }),
    paid(NOW - 90 * DAY, { usage: 5 }),
  ];
  const trend = trendOf([...runs, paid(NOW + 1, { usage: 7 })], NOW);
  expect(trend.map(writeDecimal)).toEqual([...Array.from({ length: 10 }, () => '0'), '2', '1']);
});

describe('how long a balance lasts', () => {
  const recent = [paid(NOW - DAY, { usage: 14 })];
  const planned = (usd: number, time = '09:00'): PlannedTask => ({
    task: aSavedTask({ schedule: { kind: 'daily', time }, isScheduled: true }),
    ...{ usd, isUsual: true },
  });

  it('goes by the last 28 days', () => {
    expect(balanceEnd({ runs: recent, balance: 14, tasks: [] }, NOW)).toEqual({
      kind: 'at',
      at: NOW + 28 * DAY,
    });
    expect(balanceEnd({ runs: recent, balance: 900, tasks: [] }, NOW)).toEqual({ kind: 'long' });
    const old = [paid(NOW - 40 * DAY, { usage: 14 })];
    expect(balanceEnd({ runs: old, balance: 28, tasks: [] }, NOW)).toEqual({ kind: 'idle' });
  });

  it.each([0, -3])('is used up where nothing is left, whoever spends: %s', (balance) => {
    const lapsesAt = NOW + 20 * DAY;
    expect(balanceEnd({ runs: [], balance, tasks: [planned(1)] }, NOW)).toEqual({ kind: 'empty' });
    expect(balanceEnd({ runs: recent, balance, lapsesAt, tasks: [] }, NOW)).toEqual({ kind: 'empty' });
  });

  it('is not known where what the last runs cost is not told, and says of how many it goes without', () => {
    const unpaid = untold(paid(NOW - DAY));
    const end = (runs: readonly Run[], tasks: readonly PlannedTask[] = []) =>
      balanceEnd({ runs, balance: 14, tasks }, NOW);
    expect(end([unpaid])).toEqual({ kind: 'untold' });
    expect(end([untold(paid(NOW - DAY, { status: 'running' }))])).toEqual({ kind: 'untold' });
    expect(end([unpaid, ...recent])).toEqual({ kind: 'at', at: NOW + 28 * DAY, untold: 1 });
    expect(end([unpaid], [planned(0.01)])).toEqual({ kind: 'long', untold: 1 });
    expect(end([paid(NOW - DAY, { usage: 0 })])).toEqual({ kind: 'idle' });
  });

  it('is not called idle where schedules have spent, and start nothing more', () => {
    const at = Date.UTC(2026, 10, 23, 1);
    const once: PlannedTask = {
      task: aSavedTask({ schedule: { kind: 'once', date: '2026-11-23', time: '09:00' }, isScheduled: true }),
      usd: 40,
    };
    const runs = [paid(at, { usage: 40 })];
    expect(balanceEnd({ runs, balance: 100, tasks: [once] }, NOW)).toEqual({ kind: 'planned' });
    const { usd: _, ...unpriced } = planned(1);
    expect(balanceEnd({ runs, balance: 100, tasks: [once, unpriced] }, NOW)).toEqual({ kind: 'unpriced' });
  });

  it('says of how many schedules only the most is known that a run may cost', () => {
    const capped = { ...planned(50), isUsual: false };
    const end = balanceEnd({ runs: [], balance: 100, tasks: [capped, planned(0.01)] }, NOW);
    expect(end).toMatchObject({ kind: 'at', capped: 1 });
  });

  it('says of how many schedules nothing tells the cost, also where something is spent by hand', () => {
    const { usd: _, ...unpriced } = planned(1);
    const { schedule: __, ...timeless } = aSavedTask({ isScheduled: true });
    const over: PlannedTask = {
      task: aSavedTask({ schedule: { kind: 'once', date: '2026-11-23', time: '09:00' }, isScheduled: true }),
    };
    const tasks = [unpriced, planned(0.01), { task: timeless, usd: 1 }, over];
    const end = (runs: readonly Run[], balance: number, lapsesAt?: number) =>
      balanceEnd({ runs, balance, lapsesAt, tasks }, NOW);
    const cheap = [paid(NOW - DAY, { usage: 0.5 })];
    expect(end(cheap, 100)).toEqual({ kind: 'long', uncounted: 2 });
    expect(end(cheap, 0.001)).toMatchObject({ kind: 'at', uncounted: 2 });
    const at = NOW + 20 * DAY;
    expect(end(cheap, 100, at)).toEqual({ kind: 'lapses', at, uncounted: 2 });
    expect(balanceEnd({ runs: [], balance: 100, tasks: [{ task: timeless, usd: 1 }] }, NOW)).toEqual({
      kind: 'unpriced',
    });
  });

  it('ends no later than the balance expires', () => {
    const runs = [paid(NOW - DAY, { usage: 14 })];
    const end = (balance: number, days: number) =>
      balanceEnd({ runs, balance, lapsesAt: NOW + days * DAY, tasks: [] }, NOW);
    expect(end(14, 40)).toEqual({ kind: 'at', at: NOW + 28 * DAY });
    expect(end(14, 20)).toEqual({ kind: 'lapses', at: NOW + 20 * DAY });
    expect(end(900, 90)).toEqual({ kind: 'lapses', at: NOW + 90 * DAY });
  });

  it('counts what schedules will start, and once only what they have started', () => {
    const nine = Date.UTC(2026, 10, 25, 1);
    const ofSchedule = Array.from({ length: 27 }, (_, day) => paid(nine - day * DAY, { usage: 1 }));
    // 14:00 now: ten runs are at 09:00 of the next ten days.
    expect(balanceEnd({ runs: ofSchedule, balance: 10, tasks: [planned(1)] }, NOW)).toEqual({
      kind: 'at',
      at: nine + 10 * DAY,
    });
    expect(balanceEnd({ runs: [], balance: 10, tasks: [planned(0.01)] }, NOW)).toEqual({ kind: 'long' });
  });

  it('ends where what is spent until then is the balance, whatever is spent and planned', () => {
    const spent = fc.record({ at: fc.integer({ min: NOW - 28 * DAY + 1, max: NOW }), usd: fc.nat(500) });
    const times = fc.array(
      fc.record({ usd: fc.integer({ min: 1, max: 900 }), hour: fc.integer({ min: 10, max: 23 }) }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(
        fc.array(spent, { maxLength: 20 }),
        times,
        fc.integer({ min: 1, max: 5_000 }),
        (past, plans, balance) => {
          const runs = past.map(({ at, usd }) =>
            paid(at, { usage: usd, workerSlug: 'by/hand', workerTitle: 'x' }),
          );
          const tasks = plans.map(({ usd, hour }) => planned(usd, `${hour}:00`));
          const end = balanceEnd({ runs, balance, tasks }, NOW);
          const pace = past.reduce((sum, { usd }) => sum + usd, 0) / (28 * DAY);
          const spentBy = (until: number, isBefore: boolean) =>
            pace * (until - NOW) +
            plannedTimes(tasks, { after: NOW, until: isBefore ? until - 1 : until }).reduce(
              (sum, { usd = 0 }) => sum + usd,
              0,
            );
          if (end.kind !== 'at') {
            expect(spentBy(NOW + 366 * DAY, false)).toBeLessThanOrEqual(balance + 1e-6);
            return;
          }
          expect(spentBy(end.at, false)).toBeGreaterThanOrEqual(balance - 1e-3);
          expect(spentBy(end.at, true)).toBeLessThanOrEqual(balance + 1e-3);
        },
      ),
    );
  });
});

describe('the price before the present one', () => {
  const at = (day: number, usd: number, version = 'v2') =>
    paid(NOW - day * DAY, { results: 1_000, usage: usd, version });
  const before = (runs: readonly Run[]) => {
    const worker = spendOfMonth(runs, '2026-11', NOW).workers.find(({ version }) => version === 'v2');
    return worker && priceBefore(runs, worker, NOW);
  };
  const usdOf = (found: ReturnType<typeof before>) => found && writeDecimal(found.rate.usd);

  it('is told of the version before, with the version that changed it', () => {
    const found = before([at(1, 3), at(2, 3), at(9, 2.5, 'v1'), at(40, 2, 'v0')]);
    expect(found).toMatchObject({ version: 'v2' });
    expect(usdOf(found)).toBe('0.0025');
  });

  it('is told of the same version, with the moment', () => {
    const found = before([at(1, 3), at(2, 3), at(3, 2.5), at(9, 1, 'v1')]);
    expect(found).toMatchObject({ since: NOW - 2 * DAY });
    expect(usdOf(found)).toBe('0.0025');
  });

  it('is none where it did not change, and where nothing tells', () => {
    expect(before([at(1, 3), at(9, 3, 'v1')])).toBeUndefined();
    expect(before([at(1, 3)])).toBeUndefined();
    expect(before([at(1, 0), at(9, 3, 'v1')])).toBeUndefined();
  });
});
