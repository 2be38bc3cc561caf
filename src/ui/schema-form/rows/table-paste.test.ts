import { expect, it } from 'vitest';

import { aColumn } from '#core/form/a-parameter.ts';
import { rowsOf, toArray } from '#core/form/rows.ts';

import { readTablePaste } from './table-paste.ts';

const columns = [
  aColumn({ name: 'url' }),
  aColumn({ name: 'depth', type: 'integer' }),
  aColumn({ name: 'note' }),
];

it('fills cells from the focused one on and appends the rows that are missing', () => {
  const rows = rowsOf([{ url: 'a', note: 'keep', extra: true }, null]);
  const read = readTablePaste({ text: '1\tx\n2\ty\nmany\tz\n', place: { row: 0, column: 'depth' }, columns });
  expect(read && toArray(read.change(rows))).toEqual([
    { url: 'a', note: 'x', extra: true, depth: 1 },
    { depth: 2, note: 'y' },
    { depth: 'many', note: 'z' },
  ]);
  expect(read?.end).toEqual({ row: 2, column: 'depth' });
});

it('drops what lies right of the last column', () => {
  const read = readTablePaste({ text: 'n\tfar', place: { row: 0, column: 'note' }, columns });
  expect(read && toArray(read.change(rowsOf([])))).toEqual([{ note: 'n' }]);
});

it('leaves the text of one cell to the cell', () => {
  expect(readTablePaste({ text: 'a b', place: { row: 0, column: 'url' }, columns })).toBeUndefined();
});
