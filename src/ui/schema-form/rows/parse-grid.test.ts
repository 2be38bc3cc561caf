import fc from 'fast-check';
import { expect, it } from 'vitest';

import { parseGrid } from './parse-grid.ts';

const gridOf = (text: string) => [...parseGrid(text)];

it('splits rows at line breaks and cells at tabs', () => {
  expect(gridOf('a\tb\r\nc\td\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

it('keeps empty cells, also the last one', () => {
  expect(gridOf('a\t\n\tb\n\n')).toEqual([['a', ''], ['', 'b'], ['']]);
  expect(gridOf('a\t')).toEqual([['a', '']]);
});

it('takes quotes that do not enclose a cell as text', () => {
  expect(gridOf('"so" he said\t"')).toEqual([['"so" he said', '"']]);
});

it('reads back every block as a spreadsheet copies it', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', ' ', '語') });
  const block = fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 });
  const copied = (text: string) => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(block, (rows) => {
      const text = rows.map((row) => `${row.map(copied).join('\t')}\n`).join('');
      expect(gridOf(text)).toEqual(rows);
    }),
  );
});
