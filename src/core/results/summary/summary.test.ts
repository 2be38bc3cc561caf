import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { markInexact } from '#core/json/digits.ts';
import type { Json, JsonObject } from '#core/json/json.ts';

import { FITS, fitTest } from '../arrange-rows.ts';
import { COLUMN_KINDS } from '../columns/column-facts.ts';
import { type Condition, textsOf } from '../filter/condition.ts';
import { clockOf } from '../filter/measure.ts';
import { isFilled } from '../values/is-filled.ts';
import { nearestQuantityOf, quantityOf } from '../values/quantity.ts';
import { valueAt } from '../values/value-at.ts';
import { dateEdges, numberEdges } from './bins.ts';
import { rowGrouper } from './group.ts';
import { summaryOf } from './summary.ts';
import { columnTally } from './tally.ts';

/** Whatever may stand in a row: nested, missing, mixed, and what JSON does not have. */
const anyValue = fc.oneof(
  { maxDepth: 2 },
  fc.constantFrom<Json>(
    null,
    '',
    'Berlin',
    'Köln',
    '0',
    '1.5',
    '007',
    'a, b',
    'b, a',
    '2026-07-15 07:57:23',
    '2024-02-29',
  ),
  fc.constantFrom<Json>(
    Number.NaN,
    Infinity,
    -0,
    1e300,
    markInexact('12345678901234567890'),
    '\ud800',
    '👩‍👩‍👧',
    '__proto__',
  ),
  fc.integer({ min: -50, max: 50 }),
  fc.double(),
  fc.boolean(),
  fc.array(fc.constantFrom<Json>('a', 'b', 1, null), { maxLength: 3 }),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);
const KEYS = ['city', 'rating', 'tag_1', 'tag_2', '__proto__'] as const;
const anyRow: fc.Arbitrary<JsonObject> = fc
  .array(fc.tuple(fc.constantFrom(...KEYS), anyValue), { maxLength: 5 })
  .map((entries) => Object.fromEntries(entries));
const anyRows = fc.array(anyRow, { maxLength: 40 });
const anyKey = fc.constantFrom(...KEYS, 'tag_*', 'not there');
const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('contains' as const), key: anyKey, text: fc.constantFrom('b', 'ö', '1') }),
  fc.record({
    kind: fc.constant('values' as const),
    key: anyKey,
    values: fc.array(fc.constantFrom('a', 'b', 'Berlin', '1', 'true'), { minLength: 1, maxLength: 2 }),
    items: fc.boolean(),
    not: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('range' as const),
    key: anyKey,
    of: fc.constantFrom('number' as const, 'date' as const),
    from: fc.option(fc.integer({ min: -20, max: 20 }), { nil: undefined }),
    to: fc.option(fc.integer({ min: -20, max: 20 }), { nil: undefined }),
    below: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('filled' as const), key: anyKey, not: fc.boolean() }),
);
const anyConditions = fc.array(anyCondition, { maxLength: 3 });
const anyKind = fc.constantFrom(...COLUMN_KINDS);

/** A row fits a column where it does all that is asked of other columns. */
const fitsNaively = (row: JsonObject, conditions: readonly Condition[], but?: string) =>
  conditions.every(
    (condition) =>
      condition.key === but || fitTest({ filter: '', conditions: [condition] }).test(row) === FITS,
  );

const median = (numbers: readonly number[]) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const middle = sorted.length / 2;
  if (!Number.isInteger(middle)) return sorted[Math.floor(middle)];
  const [low, high] = [sorted[middle - 1]!, sorted[middle]!];
  return Math.abs(low + high) === Infinity ? low / 2 + high / 2 : (low + high) / 2;
};

describe('a summary', () => {
  it('tells of any rows what counting them one by one tells', () => {
    fc.assert(
      fc.property(anyRows, anyConditions, anyKey, anyKind, (rows, conditions, key, kind) => {
        const { keys, test } = fitTest({ filter: '', conditions });
        const own = keys.indexOf(key);
        const [all, fits] = [columnTally({ key, kind }), columnTally({ key, kind })];
        for (const row of rows) {
          all.take(row);
          const fit = test(row);
          if (fit === FITS || fit === own) fits.take(row);
        }
        const summary = summaryOf({ key, kind }, all.finish(), fits.finish());

        const fitting = rows.filter((row) => fitsNaively(row, conditions, key));
        const valuesOf = (some: readonly JsonObject[]) => some.map((row) => valueAt(row, key));
        const textsIn = (some: readonly JsonObject[]) =>
          valuesOf(some).flatMap((value) => textsOf(value, kind === 'list'));
        const measure = { number: nearestQuantityOf, date: clockOf };
        const measured =
          kind === 'number' || kind === 'date'
            ? valuesOf(fitting)
                .map(measure[kind])
                .filter((number) => number !== undefined)
                // No zero has a sign.
                .map((number) => number + 0)
            : [];
        expect(summary).toMatchObject({
          rows: fitting.length,
          filled: valuesOf(fitting).filter(isFilled).length,
          distinct: new Set(textsIn(fitting)).size,
          median: median(measured),
        });
        for (const { text, all: inAll, fits: inFits } of summary.values) {
          expect(inAll).toBe(textsIn(rows).filter((other) => other === text).length);
          expect(inFits).toBe(textsIn(fitting).filter((other) => other === text).length);
        }
        const inBins = summary.bins.reduce((sum, bin) => sum + bin.fits, 0);
        expect(inBins).toBe(measured.length);
        for (const { from, to, fits: count } of summary.bins.slice(0, -1))
          expect(count).toBe(measured.filter((number) => number >= from && number < to).length);
      }),
    );
  });

  it('counts values that come again and again, and those of lists between them, like all others', () => {
    const { take, finish } = columnTally({ key: 'city', kind: 'text' });
    const some = Array.from({ length: 9_000 }, (_, at) => `City ${at % 5_000}`);
    for (const city of [...some, 'Köln', ['Köln', 'City 0'], 'Köln']) take({ city });
    const { counts, filled, shortest, longest } = finish();
    expect(filled).toBe(9_003);
    expect(counts.size).toBe(5_001);
    expect([counts.get('City 0'), counts.get('City 4999'), counts.get('Köln')]).toEqual([3, 1, 3]);
    expect([shortest, longest]).toEqual([4, 9]);
  });

  it('tells each of 200 values, and of more the most frequent', () => {
    const column = { key: 'city', kind: 'text' } as const;
    const valuesOf = (cities: readonly string[]) => {
      const { take, finish } = columnTally(column);
      for (const city of cities) take({ city });
      const tally = finish();
      return summaryOf(column, tally, tally).values.map(({ text }) => text);
    };
    const cities = Array.from({ length: 200 }, (_, at) => `City ${at}`);
    expect(valuesOf(cities)).toEqual(cities);
    expect(valuesOf([...cities, 'Wien', 'Wien'])).toEqual(['Wien', ...cities.slice(0, -1)]);
  });

  it('has numbers that no double holds on the scale, and all of them as numbers', () => {
    const column = { key: 'supply', kind: 'number' } as const;
    const { take, finish } = columnTally(column);
    for (const supply of [1, 2, markInexact('12345678901234567890')]) take({ supply });
    const tally = finish();
    expect(summaryOf(column, tally, tally)).toMatchObject({
      greatest: Number('12345678901234567890'),
      others: 0,
    });
  });

  it('counts the characters that are seen of a number that no double holds', () => {
    const { take, finish } = columnTally({ key: 'cid', kind: 'text' });
    take({ cid: markInexact('12345678901234567890') });
    expect(finish()).toMatchObject({ shortest: 20, longest: 20 });
  });

  it('tells no values of a column with more than can be told apart', () => {
    const column = { key: 'id', kind: 'number' } as const;
    const { take, finish } = columnTally(column);
    for (let id = 0; id < 30_000; id += 1) take({ id });
    const tally = finish();
    const summary = summaryOf(column, tally, tally);
    expect(summary).toMatchObject({ tooMany: true, distinct: 20_000, values: [], filled: 30_000 });
    expect([summary.least, summary.median, summary.greatest]).toEqual([0, 14_999.5, 29_999]);
  });

  it('leaves its own filter aside, so that another value can be chosen', () => {
    const rows = [{ city: 'Berlin' }, { city: 'Köln' }, { city: 'Köln' }];
    const conditions = [
      { kind: 'values', key: 'city', values: ['Berlin'], items: false, not: false },
    ] as const;
    const { test } = fitTest({ filter: '', conditions });
    expect(rows.map(test)).toEqual([FITS, 0, 0]);
  });
});

describe('the edges of bars', () => {
  it('are round numbers that hold all', () => {
    expect(numberEdges(3.4, 5)).toEqual([
      3.4, 3.5, 3.6, 3.7, 3.8, 3.9, 4, 4.1, 4.2, 4.3, 4.4, 4.5, 4.6, 4.7, 4.8, 4.9, 5,
    ]);
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const edges = numberEdges(low, high);
        if (edges.length === 0) return;
        expect(edges.length).toBeLessThan(90);
        expect(edges[0]).toBeLessThanOrEqual(low);
        expect(edges.at(-1)).toBeGreaterThanOrEqual(high);
        expect(edges).toEqual(edges.toSorted((one, other) => one - other));
      }),
    );
  });

  it.each([
    ['2026-07-15', '2026-07-17', ['2026-07-15', '2026-07-16', '2026-07-17', '2026-07-18']],
    [
      '2026-07-15',
      '2026-08-25',
      [
        '2026-07-13',
        '2026-07-20',
        '2026-07-27',
        '2026-08-03',
        '2026-08-10',
        '2026-08-17',
        '2026-08-24',
        '2026-08-31',
      ],
    ],
  ])('of dates from %s to %s are days, weeks, months or years', (low, high, days) => {
    const edges = dateEdges(Date.parse(low), Date.parse(high));
    expect(edges.map((edge) => new Date(edge).toISOString().slice(0, 10))).toEqual(days);
  });
});

describe('groups', () => {
  it('hold of any rows what filtering them for each group holds', () => {
    fc.assert(
      fc.property(anyRows, anyKey, anyKey, (rows, by, of) => {
        const grouper = rowGrouper({ key: by, kind: 'list' }, of);
        for (const row of rows) grouper.take(row);
        const { groups } = grouper.finish();
        expect(new Set(groups.map(({ text }) => text))).toEqual(
          new Set(rows.flatMap((row) => textsOf(valueAt(row, by), true))),
        );
        for (const { text, rows: count, median: middle } of groups) {
          const own = rows.filter((row) => textsOf(valueAt(row, by), true).includes(text));
          expect(count).toBe(own.length);
          const exact = own.filter((row) => quantityOf(valueAt(row, of)) !== undefined);
          if (own.every((row) => typeof valueAt(row, of) !== 'string'))
            expect(middle).toBe(median(exact.map((row) => quantityOf(valueAt(row, of))!)));
        }
      }),
    );
  });

  it.each([[[Number.MAX_VALUE]], [[Number.MAX_VALUE, Number.MAX_VALUE]]])(
    'have a median that is a number, also of the largest: %j',
    (prices) => {
      const grouper = rowGrouper({ key: 'city', kind: 'text' }, 'price');
      for (const price of prices) grouper.take({ city: 'Köln', price });
      expect(grouper.finish().groups).toMatchObject([{ median: Number.MAX_VALUE }]);
    },
  );

  it('have exact sums and means, also of numbers that are written as text', () => {
    const grouper = rowGrouper({ key: 'city', kind: 'text' }, 'price');
    for (const price of [0.1, 0.2, '0.4']) grouper.take({ city: 'Köln', price });
    expect(grouper.finish().groups).toMatchObject([{ text: 'Köln', rows: 3, sum: '0.7', mean: '0.233' }]);
  });

  it('count the rows that are in none and in several, and values that are no numbers', () => {
    const grouper = rowGrouper({ key: 'city', kind: 'list' }, 'price');
    for (const row of [
      { city: ['Oslo', 'Bergen'], price: 1 },
      { city: 'Oslo', price: 'on request' },
      { city: 'Oslo', price: '' },
      { city: '', price: 2 },
      { price: 'on request' },
    ])
      grouper.take(row);
    expect(grouper.finish()).toMatchObject({ ungrouped: 2, several: 1, others: 1 });
    const scale = rowGrouper({ key: 'seen', kind: 'date', span: 'day' }, undefined);
    for (const seen of ['2026-11-01', 'yesterday', null]) scale.take({ seen });
    expect(scale.finish()).toMatchObject({ ungrouped: 2, several: 0, others: 0 });
  });
});
