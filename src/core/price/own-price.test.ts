import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareDecimals, multiplyDecimals, readDecimal, writeDecimal, ZERO } from '#core/decimal.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';

import { costOfResults } from './estimate-cost.ts';
import { isPaidBy, learnPrice } from './learn-price.ts';
import { OWN_PRICE, PRICE_UNITS, rateOf } from './own-price.ts';

const usd = (text: string) => readDecimal(text) ?? ZERO;
const NOW = Date.UTC(2026, 10, 25, 14);

describe('a price that a person types', () => {
  it('is exact for one result, whatever it is typed for', () => {
    expect(writeDecimal(rateOf({ usd: usd('2.85'), unit: 'thousand' }).usd)).toBe('0.00285');
    expect(rateOf({ usd: usd('0.0014'), unit: 'minute' })).toEqual({ per: 'minute', usd: usd('0.0014') });
    fc.assert(
      fc.property(
        fc.record({ units: fc.bigInt(1n, 99_999_999n), scale: fc.integer({ min: 0, max: 9 }) }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (price, results) => {
          const all = costOfResults(rateOf({ usd: price, unit: 'thousand' }), results * 1000);
          expect(compareDecimals(all, multiplyDecimals(price, { units: BigInt(results), scale: 0 }))).toBe(0);
        },
      ),
    );
  });

  it('is kept to its last digit', () => {
    fc.assert(
      fc.property(
        fc.record({ units: fc.bigInt(1n, 999_999_999n), scale: fc.integer({ min: 0, max: 9 }) }),
        fc.constantFrom(...PRICE_UNITS),
        (price, unit) => {
          const read = OWN_PRICE.decode(OWN_PRICE.encode({ usd: price, unit }));
          expect(read.ok && writeDecimal(read.value.usd)).toBe(writeDecimal(price));
          expect(read.ok && read.value.unit).toBe(unit);
        },
      ),
    );
  });
});

describe('a price beside what runs paid', () => {
  const paid = (results: number, usage: number) =>
    aRun({
      ...{ slug: `run-${results}` as RunSlug, status: 'succeeded', results, usage },
      ...{ startedAt: NOW - 7_200_000, finishedAt: NOW - 7_100_000 },
    });

  it('is the same where each of the runs comes to its cost with it, as it is rounded', () => {
    const price = learnPrice([paid(1, 0.0029), paid(2, 0.0057)], NOW);
    expect(price && isPaidBy(price, { per: 'result', usd: usd('0.00285') })).toBe(true);
    expect(price && isPaidBy(price, { per: 'result', usd: usd('0.003') })).toBe(false);
    expect(price && isPaidBy(price, { per: 'minute', usd: usd('0.00285') })).toBe(false);
  });

  it('is the same where it lies between what runs paid', () => {
    const price = learnPrice([paid(100, 0.3), paid(200, 0.3)], NOW);
    const isPaid = (of: string) => price && isPaidBy(price, { per: 'result', usd: usd(of) });
    expect(['0.0014', '0.0015', '0.002', '0.003', '0.0031'].map(isPaid)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});
