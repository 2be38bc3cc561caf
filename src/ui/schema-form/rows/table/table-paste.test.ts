import { expect, it } from 'vitest';

import { aColumn } from '#test/a-parameter.ts';
import { rowsOf, toArray } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

import { readTablePaste } from './table-paste.ts';

/** The rows after the paste, where the focus is then, and what is to be said. */
function pasted(
  text: string,
  place: { row: number; column: string },
  rows = rowsOf<Json>([]),
  visible?: readonly number[],
) {
  const read = readTablePaste({ text, place, rows, visible, columns });
  if (read === undefined) return undefined;
  const items = [...read.items].filter((item) => item !== undefined);
  return {
    rows: toArray(read.change(rows, items)),
    end: read.end(items.length, rows),
    report: read.report(),
  };
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
    report: { filled: 2, blank: 0, beyond: 0 },
  });
});

it('fills the rows that are shown, touches none that is hidden, and appends the rest', () => {
  const rows = rowsOf<Json>(['a', 'b', 'c', 'd', 'e'].map((url) => ({ url })));
  expect(pasted('v\nw\nx\n', { row: 2, column: 'url' }, rows, [0, 2, 4])).toEqual({
    rows: ['a', 'b', 'v', 'd', 'w', 'x'].map((url) => ({ url })),
    end: { row: 5, column: 'url' },
    report: { filled: 2, blank: 0, beyond: 0 },
  });
  expect(pasted('v\nw\n', { row: 2, column: 'url' }, rows, [2, 4])?.end).toEqual({ row: 4, column: 'url' });
});

it('counts the blank rows and the cells right of the last column that it leaves out', () => {
  expect(pasted('n\tfar\t\n\t\nm\n', { row: 0, column: 'note' })).toMatchObject({
    rows: [{ note: 'n' }, { note: 'm' }],
    report: { filled: 0, blank: 1, beyond: 1 },
  });
});

it('leaves cells alone that were changed while it was read, and no hole where rows are gone', () => {
  const rows = rowsOf<Json>([{ url: 'a' }, { url: 'b' }, { url: 'c' }]);
  const place = { row: 0, column: 'url' };
  const read = readTablePaste({ text: 'x\t1\ny\t2\nz\t3', place, rows, visible: undefined, columns });
  const items = [...(read?.items ?? [])].filter((item) => item !== undefined);
  const latest = rowsOf<Json>([{ url: 'typed', note: 'too' }]);
  expect(toArray(read?.change(latest, items) ?? latest)).toEqual([
    { url: 'typed', note: 'too', depth: 1 },
    { url: 'y', depth: 2 },
    { url: 'z', depth: 3 },
  ]);
});

it('leaves the text of one cell to the cell', () => {
  expect(pasted('a b', { row: 0, column: 'url' })).toBeUndefined();
});
