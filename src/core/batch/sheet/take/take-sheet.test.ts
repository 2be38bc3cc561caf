import { expect, it } from 'vitest';

import { aDescriptor } from '#test/a-descriptor.ts';
import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import { toArray } from '#core/form/rows.ts';
import { sheetOf } from '#core/sheet/grid.ts';
import { readTextSheet } from '#core/sheet/read-text-sheet.ts';

import { headerOf, MOST_COLUMNS, MOST_ROWS, takeSheet } from './take-sheet.ts';

function draftOf(text: string, isFile = true, options: { passed?: number; wanted?: readonly string[] } = {}) {
  const read = readTextSheet({ kind: 'text', text });
  if (!read.ok) throw new Error(read.error.kind);
  const { grid } = read.value;
  const descriptor = aDescriptor();
  const header = headerOf(grid, descriptor, isFile);
  const sheet = sheetOf(grid, { header, nameOf: (letters) => `Column ${letters}` });
  const source = { kind: 'file', name: 'a.csv' } as const;
  return takeSheet(sheet, { source, descriptor, remembered: new Map(), ...options });
}

it('makes rows for a Worker of a sheet, and finds what names its columns', () => {
  const { columns, rows } = draftOf('keyword,city,note\ncoffee,Berlin,ask Ana\ntea,Lyon,');
  expect(columns.map(({ name }) => name)).toEqual(['keyword', 'city', 'note']);
  expect(columns[0]?.target).toEqual({ kind: 'field', name: 'keywords' });
  expect(toArray(rows)).toEqual([
    { number: 1, cells: ['coffee', 'Berlin', 'ask Ana'] },
    { number: 2, cells: ['tea', 'Lyon', ''] },
  ]);
});

it('takes the first row of pasted cells for one of them, unless it is like a field', () => {
  expect(draftOf('coffee\tBerlin\ntea\tLyon', false).rows.length).toBe(2);
  expect(draftOf('keyword\tplace\ncoffee\tBerlin', false).rows.length).toBe(1);
});

it('takes no item of a pasted list for a name because it begins like the column of a table', () => {
  const withUrl = readDescriptor({
    parameters: {
      custom: {
        properties: [
          { name: 'pages', type: 'array', editor: 'requestListSource', param_list: [{ param: 'url' }] },
        ],
      },
    },
  });
  const grid = (text: string) => {
    const read = readTextSheet({ kind: 'text', text });
    if (!read.ok) throw new Error(read.error.kind);
    return read.value.grid;
  };
  expect(headerOf(grid('Urlaub\nHotel\nFlug'), withUrl, false)).toBeUndefined();
  expect(headerOf(grid('url\nHotel\nFlug'), withUrl, false)).toBe(0);
});

it('finds the names of columns also where two are the same or one is missing', () => {
  const { columns, rows } = draftOf('keyword,city,city,\ncoffee,Berlin,DE,x');
  expect(columns.map(({ name }) => name)).toEqual(['keyword', 'city', 'city (2)', 'Column D']);
  expect(rows.length).toBe(1);
});

it('uses no column that holds nothing, and keeps one whose first cell stands far below', () => {
  const lines = Array.from({ length: 60 }, (_, at) => `term ${at},${at === 55 ? 'ask Ana' : ''},`);
  const { columns } = draftOf(['keyword,remark,other', ...lines].join('\n'));
  expect(columns.map(({ target }) => target.kind)).toEqual(['field', 'label', 'unused']);
});

it('takes no more rows than a batch can have', () => {
  const lines = Array.from({ length: MOST_ROWS + 5 }, (_, at) => `term ${at}\tx`).join('\n');
  expect(draftOf(lines, false).rows.length).toBe(MOST_ROWS);
});

it('takes the rows that come after those', () => {
  const lines = Array.from({ length: MOST_ROWS + 5 }, (_, at) => `term ${at}\tx`).join('\n');
  const { rows } = draftOf(lines, false, { passed: MOST_ROWS });
  expect(rows.length).toBe(5);
  expect(toArray(rows)[0]).toEqual({ number: MOST_ROWS + 1, cells: [`term ${MOST_ROWS}`, 'x'] });
});

it('takes of more columns than a batch can have those that fill something, what is wanted, and the first others', () => {
  const names = [...Array.from({ length: 498 }, (_, at) => `x${at}`), 'keyword', 'note'];
  const text = [names.join(','), names.map((name) => `of ${name}`).join(',')].join('\n');
  const { columns, rows } = draftOf(text);
  expect(columns).toHaveLength(MOST_COLUMNS);
  expect(columns.at(-1)).toMatchObject({ name: 'keyword', target: { kind: 'field', name: 'keywords' } });
  expect(columns.at(-2)?.name).toBe('x198');
  expect(toArray(rows)[0]?.cells.at(-1)).toBe('of keyword');
  const more = draftOf(text, true, { wanted: ['note', 'x400'] }).columns.map(({ name }) => name);
  expect(more.slice(-4)).toEqual(['x196', 'x400', 'keyword', 'note']);
});
