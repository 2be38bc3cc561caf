import { expect, it } from 'vitest';

import { aColumn, aParameter } from '#test/a-parameter.ts';
import { emptyRows, rowsOf } from '#core/form/rows.ts';

import { listItems, mapByName, sortItems, tableItems, unknownColumns } from './sort-rows.ts';

const byUrl = { kind: 'object', key: 'url' } as const;
const urls = aParameter({ type: 'array', editor: 'requestList', itemShape: byUrl });
const sorted = (...args: Parameters<typeof sortItems>) =>
  [...sortItems(...args)].filter((row) => row !== undefined);

it('sorts rows for a list into those to take, blank ones, duplicates and wrong ones', () => {
  const grid = [
    ['1', ' https://a.example '],
    ['2', ''],
    ['3'],
    ['4', 'https://a.example'],
    ['5', 'https://old.example'],
    ['6', 'nowhere'],
  ];
  const items = listItems(grid, 1, byUrl);
  const existingRows = rowsOf([{ url: 'https://old.example', depth: 1 }]);
  expect(sorted({ parameter: urls, items, dropDuplicates: true, existingRows })).toEqual([
    { fate: 'taken', item: { url: 'https://a.example' } },
    { fate: 'blank' },
    { fate: 'blank' },
    { fate: 'duplicate' },
    { fate: 'duplicate' },
    { fate: 'wrong', item: { url: 'nowhere' } },
  ]);
});

it('takes no items without text for duplicates of each other that hold different things', () => {
  const [one, other] = [
    { url: '', keyword: 'a' },
    { url: '', keyword: 'b' },
  ];
  const items = [one, other, { keyword: 'b', url: '' }];
  expect(sorted({ parameter: urls, items, dropDuplicates: true, existingRows: rowsOf([null]) })).toEqual([
    { fate: 'taken', item: one },
    { fate: 'taken', item: other },
    { fate: 'duplicate' },
  ]);
});

it('knows a duplicate by the same keys in another order, commas in them or not', () => {
  const [one, same] = [
    { url: '', a: 'b,c', 'a,b': 'c' },
    { url: '', 'a,b': 'c', a: 'b,c' },
  ];
  expect(
    sorted({ parameter: urls, items: [one, same], dropDuplicates: true, existingRows: rowsOf([null]) }),
  ).toEqual([{ fate: 'taken', item: one }, { fate: 'duplicate' }]);
});

it('takes duplicates where they are wanted', () => {
  const parameter = aParameter({ type: 'array', editor: 'stringList' });
  const items = listItems([['a'], ['a']], 0, { kind: 'text' });
  expect(sorted({ parameter, items, dropDuplicates: false, existingRows: rowsOf(['a']) })).toEqual([
    { fate: 'taken', item: 'a' },
    { fate: 'taken', item: 'a' },
  ]);
});

it('makes a row of a table from the cells of the columns of the same name, each in its type', () => {
  const url = aColumn({ name: 'url', title: 'Start URL' });
  const depth = aColumn({ name: 'depth', title: 'Depth', type: 'integer' });
  const note = aColumn({ name: 'note', title: 'Note' });
  const parameter = aParameter({ type: 'array', editor: 'requestListSource', columns: [url, depth, note] });
  const mapping = mapByName(parameter.columns, ['DEPTH', 'other', 'start_url', '']);
  expect(mapping).toEqual(
    new Map([
      [url, 2],
      [depth, 0],
    ]),
  );
  const grid = [
    ['3', 'x', 'a'],
    ['', 'x', ''],
    ['3', 'y', 'a'],
    ['many', 'y', 'b'],
  ];
  const items = tableItems(grid, mapping);
  expect(sorted({ parameter, items, dropDuplicates: true, existingRows: emptyRows })).toEqual([
    { fate: 'taken', item: { url: 'a', depth: 3 } },
    { fate: 'blank' },
    { fate: 'duplicate' },
    { fate: 'wrong', item: { url: 'b', depth: 'many' } },
  ]);
});

it('takes rows of a table for duplicates only where all their values are equal', () => {
  const columns = [aColumn({ name: 'url' }), aColumn({ name: 'depth', type: 'integer' })];
  const parameter = aParameter({ type: 'array', editor: 'requestListSource', columns, itemShape: byUrl });
  const items = tableItems(
    [
      ['a', '1'],
      ['a', '2'],
      ['a', '1'],
      ['old', '1'],
    ],
    new Map(columns.map((column, at) => [column, at])),
  );
  const existingRows = rowsOf([{ depth: 1, url: 'old' }]);
  expect(sorted({ parameter, items, dropDuplicates: true, existingRows }).map(({ fate }) => fate)).toEqual([
    'taken',
    'taken',
    'duplicate',
    'duplicate',
  ]);
});

it('keeps under its own name, without blanks and once, what no column of the table takes', () => {
  const columns = [aColumn({ name: 'start_url', title: 'Address' })];
  const header = ['Start URL', ' note ', 'note', '', 'ADDRESS', 'depth'];
  expect(unknownColumns(columns, header).map(({ name, type }) => [name, type])).toEqual([
    ['note', 'string'],
    ['depth', 'string'],
  ]);
});
