import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Json, JsonObject } from '#core/json/json.ts';

import { columnSplitter, splitColumns, tellingRows, valueAt } from './value-at.ts';

const ROW = {
  hours: { monday: '9 to 5', 'a/b': 1, deep: { x: [1, { y: 2 }] } },
  images: [{ title: 'first' }, 'second'],
  'images/0/title': 'its own',
  none: null,
};

describe('the value of a column', () => {
  it.each([
    ['hours', ROW.hours],
    ['hours/monday', '9 to 5'],
    ['hours/a/b', 1],
    ['hours/deep/x/1/y', 2],
    ['hours/constructor', undefined],
    ['images/1', 'second'],
    ['images/0/title', 'its own'],
    ['images/length', undefined],
    ['images/-1', undefined],
    ['none', null],
    ['none/a', undefined],
    ['/', undefined],
    ['absent', undefined],
  ])('%s', (key, value) => {
    expect(valueAt(ROW, key)).toEqual(value);
  });
});

describe('split columns', () => {
  const columns = ['hours', 'images', 'none'].map((key) => ({ key, label: key.toUpperCase() }));

  it('have one for each member that the rows have', () => {
    const rows = [ROW, { hours: { sunday: 'closed' } }];
    expect(splitColumns(columns, new Set(['hours', 'none']), rows)).toEqual([
      { key: 'hours/monday', label: 'HOURS / monday' },
      { key: 'hours/a/b', label: 'HOURS / a/b' },
      { key: 'hours/deep', label: 'HOURS / deep' },
      { key: 'hours/sunday', label: 'HOURS / sunday' },
      { key: 'images', label: 'IMAGES' },
      { key: 'none', label: 'NONE' },
    ]);
  });

  it('stay beside their members where a row has a plain value', () => {
    const [column] = columns.slice(0, 1);
    const rows = [{ hours: { monday: 1 } }, { hours: 'closed' }];
    expect(splitColumns(column ? [column] : [], new Set(['hours']), rows).map(({ key }) => key)).toEqual([
      'hours',
      'hours/monday',
    ]);
  });

  it('stay whole where the members are too many', () => {
    const many = { images: Array.from({ length: 51 }, (_, index) => index) };
    expect(splitColumns(columns, new Set(['images']), [many])).toEqual(columns);
  });

  it('take texts apart unasked only where they are lists', () => {
    const rows = [
      { address: '93 Example St, Brooklyn, NY 11201', all_emails: 'a@b.c, d@e.f', tags: ['x'] },
      { address: '7 Sample Ave, Queens, NY 11109', all_emails: 'g@h.i', tags: 'none; at all' },
    ];
    const all = ['address', 'all_emails', 'tags'].map((key) => ({ key, label: key }));
    const splitter = columnSplitter(all);
    rows.forEach(splitter.take);
    expect(splitter.columns().map(({ key }) => key)).toEqual([
      'address',
      'all_emails/0',
      'all_emails/1',
      'tags',
      'tags/0',
    ]);
  });

  it('are the columns themselves where none is to be split', () => {
    expect(splitColumns(columns, new Set(), [ROW])).toBe(columns);
  });

  it('are by a few telling rows what they are by all', () => {
    const anyRow = fc.record(
      {
        hours: fc.dictionary(
          fc.constantFrom('a', 'b', 'c', '__proto__'),
          fc.constant(1),
        ) as fc.Arbitrary<Json>,
        images: fc.oneof(
          fc.array(fc.constant(1), { maxLength: 60, size: 'max' }),
          fc.constantFrom<Json>('a, b', 'a, b, c', '', null, 7),
        ) as fc.Arbitrary<Json>,
        none: fc.constantFrom<Json>('', null),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<JsonObject>;
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 30 }),
        fc.subarray(['hours', 'images', 'none']),
        (rows, keys) => {
          const split = new Set(keys);
          const finder = tellingRows(split);
          rows.forEach(finder.take);
          expect(splitColumns(columns, split, finder.rows())).toEqual(splitColumns(columns, split, rows));
          expect(finder.rows().length).toBeLessThanOrEqual(3 * 62);
        },
      ),
    );
  });
});
