import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { markInexact } from '#core/json/digits.ts';
import type { Json } from '#core/json/json.ts';

import { columnSummer } from './sum-column.ts';

function sumOf(...values: readonly (Json | undefined)[]) {
  const summer = columnSummer('n');
  values.forEach((n, place) => summer.take({ place, row: n === undefined ? {} : { n } }));
  return summer.finish();
}

describe('the sum of a column', () => {
  it.each([
    ['fractions, without the errors of doubles', [0.1, 0.2], { count: 2, sum: '0.3', mean: '0.15' }],
    ['negative numbers', [-2, 1.5, -0.5], { count: 3, sum: '-1', mean: '-0.333' }],
    ['numbers that come as texts', ['4.75', '-0.25', 1], { count: 3, sum: '5.5', mean: '1.8333' }],
    [
      'a mean that is rounded away from zero',
      [-1, 0, 0, 0, 0, 0, 0, 0],
      { count: 8, sum: '-1', mean: '-0.13' },
    ],
    ['very large and very small numbers', [1e21, 1e-7], { count: 2, sum: '1000000000000000000000.0000001' }],
    [
      'numbers that no double holds',
      [markInexact('9007199254740993'), 1],
      { count: 2, sum: '9007199254740994', mean: '4503599627370497' },
    ],
  ] as const)('is that of %s', (_, values, expected) => {
    expect(sumOf(...values)).toMatchObject({ ...expected, others: 0 });
  });

  it('leaves out what is no number, and tells how much that is, but not what is empty', () => {
    expect(sumOf(4, 'five', true, [1], { a: 1 }, null, '', undefined)).toEqual({
      count: 1,
      others: 4,
      sum: '4',
      mean: '4',
    });
  });

  it('has no mean without numbers', () => {
    expect(sumOf('a')).toEqual({ count: 0, others: 1, sum: '0', mean: undefined });
  });

  it('leaves out a numeral whose sum would take memory without end', () => {
    expect(sumOf(markInexact('1e999999999'), markInexact('9'.repeat(100_000)), 1)).toMatchObject({
      count: 1,
      others: 2,
      sum: '1',
    });
  });

  it('is exact for money, whatever the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 })), (cents) => {
        const { sum } = sumOf(...cents.map((amount) => amount / 100));
        const exact = cents.reduce((all, amount) => all + amount, 0);
        expect(Math.round(Number(sum) * 100)).toBe(exact === 0 ? 0 : exact);
        expect(sumOf(...cents.toReversed().map((amount) => amount / 100)).sum).toBe(sum);
        expect(sum).toMatch(/^-?\d+(\.\d{1,2})?$/);
      }),
    );
  });
});
