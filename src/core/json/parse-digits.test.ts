import fc from 'fast-check';
import { expect, it } from 'vitest';

import { parseDigits } from './parse-digits.ts';

it.each([
  ['[9007199254740993]', ['9007199254740993']],
  ['{"a":-9223372036854775808}', { a: '-9223372036854775808' }],
  ['12345678901234567890', '12345678901234567890'],
  ['[1e400,1E-400,1.5e3, 9007199254740991]', ['1e400', '1E-400', 1500, 9007199254740991]],
  ['[123456789012345678.5,0.1234567890123456]', ['123456789012345678.5', 0.1234567890123456]],
  [
    '["a: 12345678901234567890, \\" 12345678901234567890",1e999]',
    ['a: 12345678901234567890, " 12345678901234567890', '1e999'],
  ],
])('reads %s with all digits', (text, value) => {
  expect(parseDigits(text)).toEqual(value);
});

it('reads whatever holds no such number as JSON.parse does, also hostile keys', () => {
  const text = fc
    .json()
    .filter((json) => !/\d{16}|[eE]\+/.test(json))
    .map((json) => `{"__proto__":[${json}],"id":"of 12345678901234567890","n":1e3}`);
  fc.assert(
    fc.property(text, (json) => {
      expect(JSON.stringify(parseDigits(json))).toBe(JSON.stringify(JSON.parse(json)));
    }),
  );
});

it('reads a text of any length', () => {
  const text = '\n'.repeat(4_000_000);
  expect(parseDigits(JSON.stringify([text]).replace(']', ',12345678901234567890]'))).toEqual([
    text,
    '12345678901234567890',
  ]);
});

it('refuses what JSON.parse refuses', () => {
  expect(() => parseDigits('[012345678901234567890]')).toThrow(SyntaxError);
});
