import { describe, expect, it } from 'vitest';
import type { Json } from '#core/json/json.ts';
import { aColumn } from '#test/a-parameter.ts';
import { cellText, putCellText, withCell, withCellText } from './cell-text.ts';

const limit = aColumn({ name: 'limit', type: 'integer', editor: 'number', maximum: 50 });
const since = aColumn({
  name: 'since',
  editor: 'datepicker',
  dateFormat: { shown: 'DD/MM/YYYY', sent: 'YYYY-MM-DD' },
});
const us = aColumn({
  name: 'on',
  editor: 'datepicker',
  dateFormat: { shown: 'DD/MM/YYYY', sent: 'MM/DD/YYYY' },
});
const filter = aColumn({ name: 'filter', type: 'object', editor: 'json' });
const text = aColumn({ name: 'text' });

describe('cells', () => {
  it.each<[string, typeof limit, Json | undefined, string, Json]>([
    ['holds a number where one is typed', limit, { url: 'a' }, '10', { url: 'a', limit: 10 }],
    ['keeps a number as text where text is declared', text, undefined, '10', { text: '10' }],
    ['keeps text that is no number', limit, {}, '1x', { limit: '1x' }],
    ['keeps the text of a number out of bounds', limit, {}, '51', { limit: '51' }],
    ['holds a date as it is sent', since, {}, '31/12/2024', { since: '2024-12-31' }],
    [
      'holds a date with one digit for a day or month as it is sent',
      us,
      {},
      '5/6/2024',
      { on: '06/05/2024' },
    ],
    ['reads an ISO date whatever is shown', us, {}, '2024-06-05', { on: '06/05/2024' }],
    ['keeps text that is no date', since, {}, '31/13/2024', { since: '31/13/2024' }],
    ['reads a date in the format that is shown', us, {}, '05/06/2024', { on: '06/05/2024' }],
    ['takes no text for a date as it is sent', us, {}, '12/31/2024', { on: ' 12/31/2024' }],
    ['holds JSON where that is declared', filter, {}, '{"a": [1]}', { filter: { a: [1] } }],
    ['keeps text that is no JSON', filter, {}, '{"a"', { filter: '{"a"' }],
    ['keeps JSON of another type as it was typed', filter, {}, '[1]', { filter: '[1]' }],
    ['is left out when only blanks are left', filter, { filter: {} }, ' ', null],
    ['is left out when it is cleared', limit, { limit: 5, extra: 1 }, '', { extra: 1 }],
    ['leaves an empty row behind when it was the last', limit, { limit: 5 }, '', null],
    ['begins a row in place of what is none', text, 'foreign', 'a', { text: 'a' }],
    [
      'takes a hostile name',
      aColumn({ name: '__proto__' }),
      {},
      'a',
      Object.fromEntries([['__proto__', 'a']]),
    ],
  ])('%s', (_, column, row, typed, expected) => {
    expect(withCellText(row, column, typed)).toEqual(expected);
  });

  it('keep their place among the keys of a row', () => {
    expect(Object.keys(withCell({ a: 1, b: 2, c: 3 }, 'b', 'x') as object)).toEqual(['a', 'b', 'c']);
  });

  it.each<[typeof limit, Json | undefined, string]>([
    [limit, { limit: '10' }, '10'],
    [limit, { limit: 10 }, '10'],
    [since, { since: '2024-12-31' }, '31/12/2024'],
    [since, { since: 'soon' }, 'soon'],
    [us, { on: ' 12/31/2024' }, '12/31/2024'],
    [filter, { filter: [] }, '[]'],
    [text, { text: null }, ''],
    [text, { text: { a: 1 } }, '{\n  "a": 1\n}'],
    [text, undefined, ''],
    [text, 'foreign', ''],
  ])('show their text %#', (column, row, expected) => {
    expect(cellText(column, row)).toBe(expected);
  });
});

const mode = aColumn({
  name: 'mode',
  editor: 'select',
  options: [
    { label: 'Fast', value: 1 },
    { label: '1', value: 2 },
  ],
});
const deep = aColumn({ name: 'deep', type: 'boolean', editor: 'switch' });

it('finds an option by its value before its label, in any case', () => {
  expect(putCellText(null, mode, ' fast ')).toEqual({ mode: 1 });
  expect(putCellText(null, mode, '1')).toEqual({ mode: 1 });
  expect(putCellText({ url: 'a' }, mode, 'other')).toEqual({ url: 'a', mode: 'other' });
});

it('reads on and off as people write them', () => {
  for (const on of ['TRUE', 'yes', '1', 'On', '是'])
    expect(putCellText(null, deep, on), on).toEqual({ deep: true });
  for (const off of ['False', 'no', '0', 'OFF', '否'])
    expect(putCellText(null, deep, off), off).toEqual({ deep: false });
  expect(putCellText(null, deep, 'maybe')).toEqual({ deep: 'maybe' });
});

it('takes everything else as if it was typed', () => {
  expect(putCellText(null, aColumn({ name: 'n', type: 'integer' }), ' 5 ')).toEqual({ n: 5 });
  expect(putCellText({ n: 5 }, aColumn({ name: 'n', type: 'integer' }), ' ')).toBeNull();
});
