import { expect, it } from 'vitest';

import { aColumn } from '#core/form/a-parameter.ts';
import { rowsOf, toArray } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

import { readTablePaste } from './table-paste.ts';

/** The rows after the paste, and where the focus is then. */
function pasted(text: string, place: { row: number; column: string }, rows = rowsOf<Json>([])) {
  const read = readTablePaste({ text, place, rows, columns });
  if (read === undefined) return undefined;
  const items = [...read.items].filter((item) => item !== undefined);
  return { rows: toArray(read.change(rows, items)), end: read.end(items.length) };
}

const columns = [
  aColumn({ name: 'url' }),
  aColumn({ name: 'depth', type: 'integer' }),
  aColumn({ name: 'note' }),
];

it('fills cells from the focused one on and appends the rows that are missing', () => {
  const rows = rowsOf<Json>([{ url: 'a', note: 'keep', extra: true }, null]);
  expect(pasted('1\tx\n2\ty\nmany\tz\n', { row: 0, column: 'depth' }, rows)).toEqual({
    rows: [
      { url: 'a', note: 'x', extra: true, depth: 1 },
      { depth: 2, note: 'y' },
      { depth: 'many', note: 'z' },
    ],
    end: { row: 2, column: 'depth' },
  });
});

it('drops what lies right of the last column', () => {
  expect(pasted('n\tfar', { row: 0, column: 'note' })?.rows).toEqual([{ note: 'n' }]);
});

it('leaves the text of one cell to the cell', () => {
  expect(pasted('a b', { row: 0, column: 'url' })).toBeUndefined();
});
