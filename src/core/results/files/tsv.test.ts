import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';

import { toTsvLine } from './tsv.ts';

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
