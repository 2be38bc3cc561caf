import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';

import { toCsvFile, toFileLine, toTsvLine } from './separated.ts';

it('is read back by spreadsheets as the very same cells', () => {
  const line = fc.array(fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', '=') }), {
    minLength: 2,
    maxLength: 2,
  });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      expect(Papa.parse(lines.map(toTsvLine).join('\n'), { delimiter: '\t', newline: '\n' }).data).toEqual(
        lines,
      );
    }),
  );
});

it('leaves a single plain value as it is', () => {
  expect(toTsvLine(['as it is, "almost"'])).toBe('"as it is, ""almost"""');
  expect(toTsvLine(['plain'])).toBe('plain');
});

const anyText = fc.string({
  unit: fc.constantFrom('a', '"', '\t', '\n', '\r', ',', ';', '=', ' ', '\uFEFF'),
});

it.each([',', '\t'] as const)(
  'writes lines of a file that are read back as the very same cells, parted by %j',
  (delimiter) => {
    const lines = fc.array(fc.array(anyText, { minLength: 1 }), { minLength: 1 });
    fc.assert(
      fc.property(lines, (cells) => {
        const file = cells.map((line) => toFileLine(line, delimiter)).join('');
        expect(Papa.parse(`\uFEFF${file}`, { delimiter, newline: '\r\n' }).data).toEqual([...cells, ['']]);
      }),
    );
  },
);

it('quotes in a file what would be trimmed, and a cell that is alone and empty', () => {
  expect(toFileLine([' a', 'b ', 'c d'], ',')).toBe('" a","b ",c d\r\n');
  expect(toFileLine([''], ',')).toBe('""\r\n');
  expect(toFileLine(['', ''], ',')).toBe(',\r\n');
});

it('makes a file in which no spreadsheet finds a formula, whatever parts its cells', () => {
  const hostile = ["a;=cmd|'/C calc'!A0", '1\t "=HYPERLINK("x")', 'a; -5; @me; +49 30'];
  const foreign = ([';', '\t'] as const).flatMap((delimiter) =>
    Papa.parse<string[]>(toCsvFile([['x', ...hostile]]).slice(1), { delimiter }).data.flat(),
  );
  expect(foreign.filter((cell) => /^[ "]*=/.test(cell))).toEqual([]);
  expect(toCsvFile([['a; -5; @me; +49 30']])).toContain('a; -5; @me; +49 30');
  expect(toCsvFile([['name'], ['=1+1'], ['a;=cmd']])).toBe('\uFEFFname\r\n\'=1+1\r\n"a;=cmd"\r\n');
});
