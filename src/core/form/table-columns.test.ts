import { expect, it } from 'vitest';

import { aColumn, aParameter } from '#test/a-parameter.ts';
import { rowsOf } from './rows.ts';

import { tableColumns } from './table-columns.ts';

const table = aParameter({ editor: 'requestListSource', type: 'array', columns: [aColumn({ name: 'url' })] });
const drawn = (rows: Parameters<typeof tableColumns>[1]) =>
  tableColumns(table, rows).map(({ column: { name, type }, declared }) => ({ name, type, declared }));

it('has the declared columns, also without rows', () => {
  expect(drawn(rowsOf([]))).toEqual([{ name: 'url', type: 'string', declared: true }]);
});

it('has a column for every further key, wherever it first occurs', () => {
  expect(drawn(rowsOf([{ url: 'a' }, null, { depth: 2, url: 'b' }, { ['__proto__']: 'x' }]))).toEqual([
    { name: 'url', type: 'string', declared: true },
    { name: 'depth', type: 'number', declared: false },
    { name: '__proto__', type: 'string', declared: false },
  ]);
});

it('writes what is neither text nor a number under such a key as JSON', () => {
  const columns = tableColumns(
    table,
    rowsOf([{ list: [1], object: {}, flag: true, none: null, count: 1.5 }]),
  );
  expect(columns.map(({ column: { name, type, editor } }) => [name, type, editor])).toEqual([
    ['url', 'string', 'input'],
    ['list', 'array', 'json'],
    ['object', 'object', 'json'],
    ['flag', 'boolean', 'json'],
    ['none', 'string', 'input'],
    ['count', 'number', 'input'],
  ]);
});
