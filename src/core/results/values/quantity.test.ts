import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { writeDecimal } from '#core/decimal.ts';
import { markInexact } from '#core/json/digits.ts';
import type { Json } from '#core/json/json.ts';

import { isPlainNumberKey, leadingNumberJudge, nearestQuantityOf, numberOf, quantityOf } from './quantity.ts';

it.each<[Json, number | undefined]>([
  [4.5, 4.5],
  ['4.5', 4.5],
  ['-2', -2],
  ['+5', 5],
  ['5.', 5],
  ['.097', 0.097],
  ['-.5', -0.5],
  ['1e+05', 100_000],
  ['1.00E+05', 100_000],
  ['1e20', 1e20],
  ['-73.98765432109876', -73.98765432109876],
  ['0.10000000000000001', 0.1],
  ['1.50000000000000000000000000', 1.5],
  ['9007199254740991', 9_007_199_254_740_991],
  // A double would round these.
  ['9007199254740992', undefined],
  ['12345678901234567890', undefined],
  ['0.3333333333333333333333', undefined],
  ['1e999', undefined],
  ['1e-999', undefined],
  // Names.
  ['007', undefined],
  ['00.5', undefined],
  ['+4915112345678', undefined],
  ['', undefined],
  ['-', undefined],
  ['.', undefined],
  ['1,204', undefined],
  ['0x10', undefined],
  ['5 ', undefined],
  ['5K', undefined],
  ['1.2K', undefined],
  ['12 B', undefined],
  ['1.2万', undefined],
  ['NaN', undefined],
  ['Infinity', undefined],
  [Number.NaN, undefined],
  [true, undefined],
])('%j is the number %j', (value, number) => expect(quantityOf(value)).toBe(number));

it('every double is a number as its text, however a language writes it', () => {
  const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 });
  fc.assert(
    fc.property(anyDouble, (number) => {
      for (const text of [String(number), number.toPrecision(17), number.toExponential(16)])
        expect(quantityOf(text)).toBe(Number(text));
    }),
  );
});

it('a longer fraction, and digits that JSON would round, are measured by the nearest double and summed exactly', () => {
  const long = '0.3333333333333333333333';
  expect(nearestQuantityOf(long)).toBe(1 / 3);
  expect(writeDecimal(numberOf(long)!)).toBe(long);
  expect(nearestQuantityOf(markInexact('12345678901234567890'))).toBe(1.2345678901234567e19);
  expect(nearestQuantityOf('12345678901234567890')).toBeUndefined();
  expect(nearestQuantityOf('1'.repeat(100_000))).toBeUndefined();
});

it.each([
  ['4.5 stars', 4.5],
  ['-5 °C', -5],
  ['.16x', 0.16],
  ['1,234 reviews', 1_234],
  ['1e+05', 100_000],
  ['12e', 12],
  ['1.10.2', 1],
  ['12.05.2026', 12],
  ['1,23', 1.23],
  ['1,234', 1234],
  ['1,2,3', 1],
  ['$1,299.00', 1299],
  ['-$4.50', -4.5],
  ['$ -4.50', -4.5],
  ['HK$12', 12],
  ['£.5', 0.5],
  ['CHF 12.50', 12.5],
  ['USD -4.12', -4.12],
  ['KLM 123', undefined],
  ['(4.12)', 4.12],
  ['#2.12', 2.12],
  ['>= 0.16', 0.16],
  ['≈ 4.5', 4.5],
  ['−10', -10],
  [' 0.16 ', 0.16],
  ['\u00a04.12', 4.12],
  ['1 234.5', 1234.5],
  ['1 234 Main St', 1],
  ['1\u00a0234 reviews', 1234],
  ['1.234,50 €', 1234.5],
  ['4,12 €', 4.12],
  ['approx. 4.5', undefined],
  ['$', undefined],
  ['NA', undefined],
  ['-', undefined],
  ['', undefined],
  ['.5.5', undefined],
  ['-.5', -0.5],
])('%s begins with the number %j', (text, number) => expect(leadingNumberJudge().read(text)).toBe(number));

it('reads only the start of a text, however long it is', () => {
  // To the end of it, this text would take the square of its length: hours.
  expect(leadingNumberJudge().read(`1${' 123'.repeat(500_000)}`)).toBe(1);
});

describe('a column has numbers that are names', () => {
  const holds = (key: string, ...values: Json[]) =>
    isPlainNumberKey(
      key,
      values.map((value) => ({ [key]: value })),
    );
  it.each([
    'place_id',
    'id',
    'zip code',
    'zipcode',
    'cid-id',
    'placeId',
    'cid',
    'phone_number',
    'phone_2',
    'sku',
  ])('where its name ends as %s does', (key) => {
    expect(holds(key, 12_345, '678')).toBe(true);
    expect(holds(key, 12_345, 0.5)).toBe(false);
  });
  it.each([
    'reviews',
    'paid',
    'width',
    'yearly',
    'identity',
    'phone_calls',
    'code_lines',
    'zip_distance_km',
    'ids_total',
  ])('and not where it is called %s', (key) => expect(holds(key, 12_345)).toBe(false));
  it.each(['year', 'build_year', 'year_built', 'founded (year)', 'year_2'])(
    'where its name has the word year, as in %s',
    (key) => expect(holds(key, 1998)).toBe(true),
  );
  it.each(['price_per_year', 'per_year_2', 'yearly'])('and not where it is called %s', (key) =>
    expect(holds(key, 1998)).toBe(false),
  );
  it('where they are years, all of them', () => {
    expect(holds('birth_year', 1984, '2026')).toBe(true);
    expect(holds('year', 1984, 52_000)).toBe(false);
    expect(holds('cost_per_year', 120, 1_984)).toBe(false);
    expect(holds('Employed_full_time_year_round', 1984)).toBe(false);
  });
});
