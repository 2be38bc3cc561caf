import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Decimal, readDecimal, writeDecimal } from '#core/decimal.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import type { Run } from '#core/run/run.ts';

import { learnPrice } from './learn-price.ts';

const NOW = Date.UTC(2026, 10, 25, 14);
const HOUR = 3_600_000;

/** One that ended so many hours ago. */
const ended = (hoursAgo: number, parts: Partial<Run>): Run =>
  aRun({
    slug: 'plain-id' as RunSlug,
    status: 'succeeded',
    startedAt: NOW - hoursAgo * HOUR - 60_000,
    finishedAt: NOW - hoursAgo * HOUR,
    duration: 60,
    ...parts,
  });

/** USD as a record of the platform has it, exact to the last digit. */
const costOf = (results: number, { units, scale }: Decimal): number =>
  Number(writeDecimal({ units: units * BigInt(results), scale }));

const decimal = (text: string): Decimal => readDecimal(text) ?? { units: 0n, scale: 0 };
const learnedPrice = (runs: readonly Run[]) => {
  const price = learnPrice(runs, NOW);
  return price && { per: price.per, usd: writeDecimal(price.usd), runs: price.runs };
};

describe('the price of a Worker', () => {
  it('is what all runs agree on, with how many', () => {
    const runs = [ended(30, { results: 20, usage: 0.06 }), ended(3, { results: 62, usage: 0.186 })];
    const price = learnPrice(runs, NOW);
    expect(price && { ...price, usd: writeDecimal(price.usd) }).toEqual({
      reach: expect.anything() as unknown,
      ...{ per: 'result', usd: '0.003', runs: 2 },
    });
  });

  it('is not known without a run that tells it', () => {
    expect(learnedPrice([])).toBeUndefined();
    expect(
      learnedPrice([
        ended(3, { results: 5, usage: 0 }),
        ended(2, { results: 0, usage: 0 }),
        ended(1, { status: 'running', results: 5, usage: 0.5 }),
        // The limit of the charge decided on its cost.
        ended(1, { status: 'failed', results: 5, usage: 1, errorMessage: 'Maximum total charge exceeded' }),
      ]),
    ).toBeUndefined();
  });

  it('is not taken from a run that has only just ended, whose cost may still change, but where no other tells one', () => {
    const fresh = ended(0.01, { results: 5, usage: 0.5 });
    expect(learnedPrice([fresh, ended(1, { results: 5, usage: 0.015 })])?.usd).toBe('0.003');
    expect(learnedPrice([fresh])?.usd).toBe('0.1');
  });

  it('is known from a failed run, which was charged for the rows that it made', () => {
    expect(learnedPrice([ended(1, { status: 'failed', results: 7, usage: 0.0105 })])).toEqual({
      ...{ per: 'result', usd: '0.0015', runs: 1 },
    });
  });

  it('is a range of what runs paid, with all of them, where their fields made a difference', () => {
    const runs = [
      ended(1, { results: 10, usage: 0.03 }),
      ended(2, { results: 10, usage: 0.025 }),
      ended(3, { results: 4, usage: 0.012 }),
      ended(4, { results: 40, usage: 0.16 }),
    ];
    const price = learnPrice(runs, NOW);
    expect(price?.runs).toBe(4);
    expect(price && writeDecimal(price.usd)).toBe('0.004');
    expect(price?.least && writeDecimal(price.least)).toBe('0.0025');
  });

  it('is by the minute where cost comes without results', () => {
    const minutes = (hours: number, count: number) =>
      ended(hours, { results: 0, usage: Number((0.0014 * count).toFixed(4)), duration: count * 60 });
    expect(learnedPrice([minutes(1, 10), minutes(2, 25)])).toEqual({ per: 'minute', usd: '0.0014', runs: 2 });
  });

  it('is exact for every history at one price, whatever else happened', () => {
    const price = fc
      .record({ units: fc.bigInt(1n, 99_999n), scale: fc.constantFrom(2, 3, 4, 5, 6) })
      .map((usd): Decimal => usd);
    const noise = fc.constantFrom<Partial<Run>>(
      { results: 12, usage: 0 },
      { results: 0, usage: 0 },
      { status: 'running', results: 3, usage: 9 },
      { status: 'failed', results: 0, usage: 0, errorMessage: 'No such place' },
    );
    fc.assert(
      fc.property(
        price,
        fc.array(fc.integer({ min: 1, max: 500_000 }), { minLength: 1, maxLength: 30 }),
        fc.array(noise, { maxLength: 10 }),
        fc.integer(),
        (usd, counts, others, seed) => {
          const paid = counts.map((results, at) => ended(at + 1, { results, usage: costOf(results, usd) }));
          const rest = others.map((parts, at) => ended(at + 0.5, parts));
          const runs = [...paid, ...rest].sort(
            (a, b) => (((a.results ?? 0) * 7 + seed) % 13) - (((b.results ?? 0) * 7 + seed) % 13),
          );
          expect(learnedPrice(runs)).toEqual({ per: 'result', usd: writeDecimal(usd), runs: counts.length });
        },
      ),
    );
  });

  it('is in the reach of every run where the platform rounds what they cost', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 20 }),
        (units, counts) => {
          const usd = units / 1e6;
          const runs = counts.map((results, at) => ({
            ...ended(at + 1, { results }),
            usage: Number((results * usd).toFixed(4)),
          }));
          fc.pre(runs.every(({ usage }) => usage > 0));
          const price = learnPrice(runs, NOW);
          expect(price?.runs).toBe(counts.length);
          for (const { results = 0, usage } of runs)
            expect(Math.abs(results * Number(writeDecimal(price?.usd ?? decimal('0'))) - usage)).toBeLessThan(
              0.000_051,
            );
        },
      ),
    );
  });
});
