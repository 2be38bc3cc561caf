import fc from 'fast-check';
import { expect, it } from 'vitest';

import { markInexact, parseDigits, writeExactJson } from './digits.ts';
import type { Json } from './json.ts';

const LONG = '12345678901234567890';

it.each([0, 2])(
  'writes every number as it came, and JSON whatever else is there, indented by %i',
  (indent) => {
    const anyText = fc
      .array(fc.constantFrom('"', '\\', '\0', '5', '12', ':', ',', ' ', 'a'), { maxLength: 8 })
      .map((parts) => parts.join(''))
      // Nobody begins a text with the mark.
      .filter((text) => !text.startsWith('\0'));
    const anyRow = fc.dictionary(
      fc.string({ unit: fc.constantFrom('"', '\\', '\0', '5', ':') }),
      fc.oneof(anyText, fc.constant(markInexact(LONG)), fc.array(anyText, { maxLength: 2 })),
    );
    fc.assert(
      fc.property(anyRow, (row: Json) => {
        const written = writeExactJson(row, indent);
        expect(parseDigits(written, markInexact)).toEqual(row);
        expect(written.replaceAll('\\"', '')).not.toContain(`"${LONG}"`);
      }),
      { numRuns: 2_000 },
    );
  },
);
