import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { writeDecimal } from '#core/decimal.ts';
import { withoutFigure } from '#test/a-run.ts';
import { monthOf } from '#core/run/month.ts';
import { withPendingCost } from '#core/run/run-cost.ts';
import type { Run } from '#core/run/run.ts';

import { aPaidRun } from '#test/a-paid-run.ts';
import { spendOfMonth, trendEnd, trendMonth, trendOf } from './month-spend.ts';

const NOW = Date.UTC(2026, 10, 25, 6);
const DAY = 86_400_000;

const totalsOf = ({
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
      aPaidRun(first, { results: 10, usage: 0.03 }),
      aPaidRun(first - 1, { results: 99, usage: 9 }),
      aPaidRun(first + 3 * DAY, { results: 1, usage: 0.1, status: 'failed' }),
      aPaidRun(first + 3 * DAY, {
        results: 1,
        usage: 0.2,
        version: 'v2',
        workerSlug: 'a/b',
        workerTitle: 'B',
      }),
    ];
    const spend = spendOfMonth([...runs, ...runs], '2026-11', NOW);
    expect(totalsOf(spend)).toEqual({ runs: 3, results: 12, cost: '0.33' });
    expect(totalsOf(spend.failed)).toEqual({ runs: 1, results: 1, cost: '0.1' });
    expect(spend.days).toHaveLength(30);
    expect(spend.days.map(({ cost }) => writeDecimal(cost)).slice(0, 5)).toEqual([
      '0.03',
      '0',
      '0',
      '0.3',
      '0',
    ]);
    expect(spend.workers.map(({ title, version, ...sum }) => [title, version, totalsOf(sum).cost])).toEqual([
      ['B', 'v2', '0.2'],
      ['Google Maps Scraper', 'v1.0.5', '0.13'],
    ]);
  });

  it('has the runs whose IDs tell no time: by when they began or ended, else in the present month', () => {
    const odd = (times: Partial<Run>) => {
      const { startedAt: _, finishedAt: _end, ...run } = aPaidRun(0, { usage: 1 });
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
      aPaidRun(NOW - 5_000, { status: 'running' }),
      withPendingCost(aPaidRun(NOW - 5_000)),
      aPaidRun(NOW - DAY, { usage: 0 }),
      withoutFigure(aPaidRun(NOW - DAY)),
    ];
    expect(spendOfMonth(runs, '2026-11', NOW)).toMatchObject({ open: 3, unknownCosts: 2 });
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
          aPaidRun(at, { usage: cents / 10_000, workerSlug: worker, status }),
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
    aPaidRun(NOW - 1, { usage: 1 }),
    aPaidRun(NOW - 8 * DAY, { usage: 2 }),
    aPaidRun(NOW - 90 * DAY, { usage: 5 }),
  ];
  const trend = trendOf([...runs, aPaidRun(NOW + 1, { usage: 7 })], NOW);
  expect(trend.map(({ cost }) => writeDecimal(cost))).toEqual([
    ...Array.from({ length: 10 }, () => '0'),
    '2',
    '1',
  ]);
});

it('has a trend end with its month in Beijing, or now, and begin in the month of its first week', () => {
  expect([trendEnd('2026-10', NOW), trendEnd('2026-11', NOW)]).toEqual([Date.UTC(2026, 9, 31, 16), NOW]);
  expect([trendMonth('2026-10', NOW), trendMonth('2026-11', NOW)]).toEqual(['2026-08', '2026-09']);
});
