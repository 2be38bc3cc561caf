import fc from 'fast-check';
import { expect, it, vi } from 'vitest';

import {
  inexactIn,
  isExactNumber,
  markInexact,
  parseDigits,
  withoutDigitsPrefix,
  writeExactJson,
} from './digits.ts';
import type { Json } from './json.ts';

const LONG = '12345678901234567890';

it.each([0, 2])(
  'writes every number as it came, and JSON whatever else is there, indented by %i',
  (indent) => {
    const anyText = fc
      .array(fc.constantFrom('"', '\\', '\0', '5', '12', ':', ',', ' ', 'a'), { maxLength: 8 })
      .map((parts) => parts.join(''));
    const anyRow = fc.dictionary(
      fc.string({ unit: fc.constantFrom('"', '\\', '\0', '5', ':') }),
      fc.oneof(anyText, fc.constant(markInexact(LONG)), fc.array(anyText, { maxLength: 2 })),
    );
    fc.assert(
      fc.property(anyRow, (row: Json) => {
        const written = writeExactJson(row, indent);
        expect(writeExactJson(parseDigits(written, markInexact) as Json, indent)).toBe(written); // it is JSON
        expect(written.replaceAll('\\"', '')).not.toContain(`"${LONG}"`);
      }),
      { numRuns: 2_000 },
    );
  },
);

it.each(['\0', '\u00005', '\0\u000012345678901234567890', '\0-1.5e9', '\0 5', 'a\u00005'])(
  'reads %j as a text, and not as the digits of a number',
  (text) => {
    const json = JSON.stringify({ text, '\u00005': [text] });
    const read = parseDigits(json, markInexact) as { text: string };
    expect(inexactIn(read)).toBeUndefined();
    expect(withoutDigitsPrefix(read.text)).toBe(text);
    expect(writeExactJson(read)).toBe(json);
  },
);

it('keeps the digits of every number that would be rounded, wherever it stands', () => {
  const digits = fc.string({ unit: fc.constantFrom('0', '1', '9'), minLength: 1, maxLength: 20 });
  const whole = fc.oneof(
    fc.constant('0'),
    digits.map((rest) => `4${rest}`),
    fc.constant('9'.repeat(310)),
  );
  const fraction = fc.oneof(
    fc.constantFrom('', '.0', `.${'0'.repeat(330)}1`),
    digits.map((after) => `.${after}`),
  );
  const exponent = fc.constantFrom('', 'e3', 'E+17', 'e-400');
  const anyNumber = fc
    .tuple(fc.constantFrom('', '-'), whole, fraction, exponent)
    .map((parts) => parts.join(''));
  const around = fc.constantFrom(
    ['', ''],
    ['[', ']'],
    ['[[', ']]'],
    ['[[1, [ ', ' ], "x"]]'],
    ['{"a-[5":{"b":[', ',2]}}'],
    ['{"a":\n\t', '}'],
  );
  fc.assert(
    fc.property(anyNumber, around, (number, [before = '', behind = '']) => {
      const read = isExactNumber(number) ? number : JSON.stringify(number);
      expect(parseDigits(before + number + behind)).toEqual(JSON.parse(before + read + behind));
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  ['a line that the platform logs', { content: 'SYSTEM: Subtask-[28596067108978688] - Running...' }],
  ['the number of a group, as text', { group: '28596067108978688', timestamp: 1_796_001_649_548 }],
  ['coordinates', { latitude: 48.858_370_099_999_99, longitude: -116.407_399_902_343_76 }],
])('looks only once at %s', (_, item) => {
  const text = JSON.stringify({ list: [item, item] });
  const parse = vi.spyOn(JSON, 'parse');
  try {
    expect(parseDigits(text)).toEqual({ list: [item, item] });
    expect(parse).toHaveBeenCalledTimes(1);
  } finally {
    parse.mockRestore();
  }
});
