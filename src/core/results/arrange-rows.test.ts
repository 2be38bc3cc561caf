import { afterEach, describe, expect, it, vi } from 'vitest';

import { markInexact } from '#core/json/digits.ts';
import type { Json } from '#core/json/json.ts';

import { type Arrangement, arrangeRows, isArranged } from './arrange-rows.ts';
import { type PlacedRow, ROW_ID } from './row-set.ts';

const rowsOf = (...values: readonly Json[]): readonly PlacedRow[] =>
  values.map((value, place) => ({ place, row: { value } }));
const arranged = (rows: readonly PlacedRow[], arrangement: Arrangement) =>
  [...arrangeRows(rows, arrangement)].filter((row) => row !== undefined);
const valuesOf = (rows: readonly PlacedRow[]) => rows.map(({ row }) => row['value']);
const ascending = { key: 'value', direction: 'ascending' } as const;
const descending = { key: 'value', direction: 'descending' } as const;

afterEach(() => vi.unstubAllEnvs());

describe('sorting', () => {
  it.each<[string, Json[], Json[]]>([
    ['numbers by value', [10, 9, -1, 2.5], [-1, 2.5, 9, 10]],
    ['texts as a person counts', ['row 10', 'Row 9', 'apple'], ['apple', 'Row 9', 'row 10']],
    ['texts that are numbers by value', ['4.8', '-5', 9, '-10', '4.75'], ['-10', '-5', '4.75', '4.8', 9]],
    ['numbers and texts that are numbers together', [10, '2', 1, '9', 'x'], [1, '2', '9', 10, 'x']],
    ['texts of which only some are numbers as texts', ['12a', '100', '3b'], ['3b', '12a', '100']],
    [
      'texts by the number that they begin with',
      ['4.5 km', '4.12 km', 'near', '-5 km', '-10 km', '.9', '.16'],
      ['-10 km', '-5 km', '.16', '.9', '4.12 km', '4.5 km', 'near'],
    ],
    [
      'prices by their amount',
      ['$1,200.50', '$900', '$4.5', '$4.12', '-$5', 'US$12', '-€ 8', '¥100', 'free'],
      ['-€ 8', '-$5', '$4.12', '$4.5', 'US$12', '¥100', '$900', '$1,200.50', 'free'],
    ],
    [
      'shortened counts by what they count',
      ['1.2K', '900', '3M', '1,050', '$2.5K', '1.1B+', 'many', '950k'],
      ['900', '1,050', '1.2K', '$2.5K', '950k', '3M', '1.1B+', 'many'],
    ],
    ['counts in 万 and 亿 by what they count', ['1.2万', '900', '3亿'], ['900', '1.2万', '3亿']],
    ['sizes and seats by their numbers alone', ['12B', '3A', '5.5M', '6W'], ['3A', '5.5M', '6W', '12B']],
    ['bytes by their numbers alone', ['12 B', '900', '3.5 KB'], ['3.5 KB', '12 B', '900']],
    [
      'moments by when they were',
      ['2026-07-16T01:00:00Z', '2026-07-15T23:00:00-08:00', '2026-07-15T23:30:00Z'],
      ['2026-07-15T23:30:00Z', '2026-07-16T01:00:00Z', '2026-07-15T23:00:00-08:00'],
    ],
    ['lists and objects by size', [[1, 2, 3], { a: 1 }], [{ a: 1 }, [1, 2, 3]]],
    ['kinds apart', ['a', [], true, 3], [3, true, 'a', []]],
  ])('puts %s', (_, values, sorted) => {
    expect(valuesOf(arranged(rowsOf(...values), { filter: '', sort: ascending }))).toEqual(sorted);
  });

  it('puts a column of which nearly all values are numbers by these, and the others behind in both directions', () => {
    const numbers = ['0.9', '0.16', 1e5, '1e+04', '.097', '-5', '-10', '45800', '12.3456789012345678', '7'];
    const sorted = ['-10', '-5', '.097', '0.16', '0.9', '7', '12.3456789012345678', '1e+04', '45800', 1e5];
    const rows = rowsOf('NA', null, ...numbers);
    expect(valuesOf(arranged(rows, { filter: '', sort: ascending }))).toEqual([...sorted, 'NA', null]);
    expect(valuesOf(arranged(rows, { filter: '', sort: descending }))).toEqual([
      ...sorted.toReversed(),
      'NA',
      null,
    ]);
  });

  it('puts moments of the hour that a clock change repeats by when they were', () => {
    vi.stubEnv('TZ', 'America/New_York');
    const [before, after] = ['2026-11-01T05:50:00Z', '2026-11-01T06:10:00Z'];
    expect(valuesOf(arranged(rowsOf(after, before), { filter: '', sort: ascending }))).toEqual([
      before,
      after,
    ]);
    // A day alone is the reader's own, and so are those beside it.
    const [day, late] = ['2026-11-01', '2026-11-01T04:30:00+00:00'];
    expect(valuesOf(arranged(rowsOf(late, day), { filter: '', sort: ascending }))).toEqual([day, late]);
  });

  it('puts numbers in order that no double tells apart', () => {
    const long = [
      '12345678901234567891',
      '-12345678901234567891',
      '12345678901234567890',
      '9007199254740991.5',
    ];
    const rows = rowsOf(...long.map(markInexact), 9_007_199_254_740_991, 5);
    expect(arranged(rows, { filter: '', sort: ascending }).map(({ place }) => place)).toEqual([
      1, 5, 4, 3, 2, 0,
    ]);
  });

  it('leaves rows without a value for the end, both ways', () => {
    const rows = rowsOf(null, 2, '', 1);
    expect(valuesOf(arranged(rows, { filter: '', sort: ascending }))).toEqual([1, 2, null, '']);
    expect(valuesOf(arranged(rows, { filter: '', sort: descending }))).toEqual([2, 1, null, '']);
  });

  it('keeps equal rows in their order, and says where each row stands in the whole', () => {
    const rows = rowsOf('b', 'a', 'B', 'a');
    expect(arranged(rows, { filter: '', sort: ascending }).map(({ place }) => place)).toEqual([1, 3, 0, 2]);
  });

  it('does not take an inherited name for a value', () => {
    const sort = { key: 'constructor', direction: 'ascending' } as const;
    expect(valuesOf(arranged(rowsOf(1, 2), { filter: '', sort }))).toEqual([1, 2]);
  });
});

describe('filtering', () => {
  const rows = rowsOf('Corner Slice', 'Harbour Oven', { deep: ['Corner'] }, 42);
  it.each([
    ['corner', [0, 2]],
    ['OVEN harbour', [1]],
    ['42', [3]],
    ['  ', [0, 1, 2, 3]],
    ['nowhere', []],
  ])('by %j keeps %j', (filter, places) => {
    expect(arranged(rows, { filter }).map(({ place }) => place)).toEqual(places);
  });
});

it('does not search what is shown in no column', () => {
  const rows = [{ place: 0, row: { value: 'Corner', [ROW_ID]: 'run-66f-1' } }];
  expect(arranged(rows, { filter: '66f' })).toEqual([]);
  expect(arranged(rows, { filter: 'córner' })).toHaveLength(1);
  expect(arranged(rows, { filter: 'corner' })).toHaveLength(1);
});

it.each([
  [{ filter: ' ' }, false],
  [{ filter: 'a' }, true],
  [{ filter: '', sort: ascending }, true],
])('rows under %j are arranged: %s', (arrangement, expected) => {
  expect(isArranged(arrangement)).toBe(expected);
});

describe('rows that repeat others', () => {
  const rows = rowsOf('b', 'a', 'b ', null, 'a', null);
  const once = { keys: ['value'], keep: 'last' } as const;
  it('are left out before the others are filtered and sorted, and rows without a key stay', () => {
    expect(valuesOf(arranged(rows, { filter: '', repeats: { ...once, show: 'kept' } }))).toEqual([
      'b ',
      null,
      'a',
      null,
    ]);
    expect(
      valuesOf(arranged(rows, { filter: 'b', sort: ascending, repeats: { ...once, show: 'kept' } })),
    ).toEqual(['b ']);
  });
  it('can be seen alone', () => {
    expect(valuesOf(arranged(rows, { filter: '', repeats: { ...once, show: 'leftOut' } }))).toEqual([
      'b',
      'a',
    ]);
  });
});
