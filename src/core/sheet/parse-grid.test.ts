import fc from 'fast-check';
import { expect, it } from 'vitest';

import { parseGrid } from './parse-grid.ts';
import { DELIMITERS } from './sheet.ts';

const gridOf = (...args: Parameters<typeof parseGrid>) => [...parseGrid(...args)];

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

it('takes off the apostrophe that keeps a spreadsheet from taking a text for a formula', () => {
  expect(gridOf('\'@nasa\t\'90s pop\t"\'=1,""2"""\n')).toEqual([['@nasa', "'90s pop", '=1,"2"']]);
  expect(gridOf("'@nasa\n'@esa", '', true)).toEqual([['@nasa'], ['@esa']]);
});

it('takes the text of a formula that is a text alone, which keeps a spreadsheet from reading a number', () => {
  expect(gridOf('="01067",="a"+1,"=""12 """"x"""""""\n=""', ',')).toEqual([
    ['01067', '="a"+1', '12 "x"'],
    [''],
  ]);
  // As it was written for a spreadsheet it is the text itself, and so are plain lines.
  expect(gridOf('\'="a"')).toEqual([['="a"']]);
  expect(gridOf('="pizza"', '', true)).toEqual([['="pizza"']]);
});

it('reads back every table as it is written, whatever stands between the cells', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ...DELIMITERS, '\n', '\r', ' ', '語') });
  const table = fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 });
  const written = (text: string) => (/[\t,;|\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(table, fc.constantFrom(...DELIMITERS), (rows, delimiter) => {
      const text = rows.map((row) => `${row.map(written).join(delimiter)}\n`).join('');
      expect(gridOf(text, delimiter)).toEqual(rows);
    }),
  );
});

it('keeps the quotes of plain lines, but for those around a cell with line breaks', () => {
  expect(gridOf('"pizza near me"\n"a ""b""\nc"\nd, e\tf\n', '', true)).toEqual([
    ['"pizza near me"'],
    ['a "b"\nc'],
    ['d, e\tf'],
  ]);
});
