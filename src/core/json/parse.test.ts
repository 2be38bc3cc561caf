import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDigits } from './digits.ts';
import { findSyntaxError, parseJson } from './parse.ts';
import { err, ok } from '#core/result.ts';
import { MAX_JSON_DEPTH } from './json.ts';

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

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

/** JSON text with one character put in, taken out or changed: broken more often than not. */
const nearlyJson = fc
  .tuple(
    fc.json(),
    fc.nat(),
    fc.constantFrom('', ',', '"', '}', ']', ':', '\\', '0', '-', '\n', '.', 'e', 'tru'),
    fc.boolean(),
  )
  .map(([text, seed, piece, replace]) => {
    const at = seed % (text.length + 1);
    return text.slice(0, at) + piece + text.slice(replace ? at + 1 : at);
  });

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = JSON.stringify(value, (_, part: unknown) =>
          typeof part === 'number' ? Math.fround(part) % 1e9 : part,
        );
        expect(parseJson(text)).toEqual(ok(JSON.parse(text)));
      }),
    );
  });

  it('keeps a key named __proto__', () => {
    const result = parseJson('{"__proto__": 1}');
    expect(result.ok && Object.entries(result.value ?? {})).toEqual([['__proto__', 1]]);
  });

  it.each([
    ['', 1, 1, ''],
    ['  ', 1, 3, ''],
    ['{"a": 1,}', 1, 9, '}'],
    ['{"a": 1\n "b": 2}', 2, 2, '"b": 2}'],
    ['{\r\n  "a": tru\r\n}', 2, 8, 'tru'],
    ['[1, 2', 1, 6, ''],
    ['[1 2]', 1, 4, '2]'],
    ["{'a': 1}", 1, 2, "'a': 1}"],
    ['"a\nb"', 1, 3, ''],
    ['"\\x"', 1, 3, 'x"'],
    ['"\\u12G4"', 1, 3, 'u12G4"'],
    ['"abc', 1, 5, ''],
    ['01', 1, 2, '1'],
    ['1 x', 1, 3, 'x'],
    ['{"a" 1}', 1, 6, '1}'],
    ['NaN', 1, 1, 'NaN'],
    ['[,]', 1, 2, ',]'],
    ['}', 1, 1, '}'],
  ])('finds the place of the error in %j', (text, line, column, detail) => {
    expect(parseJson(text)).toEqual(err({ kind: 'syntax', line, column, detail }));
  });

  it('agrees with JSON.parse on what is JSON', () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        expect(findSyntaxError(text) === undefined).toBe(isParsed(text));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['9007199254740993', '9007199254740993', 1, 1],
    ['4503599627370497.5', '4503599627370497.5', 1, 1],
    ['[-4.5035996273704975e15]', '-4.5035996273704975e15', 1, 2],
    ['{"id":\n 12345678901234567890}', '12345678901234567890', 2, 2],
    ['[1, -9007199254740992]', '-9007199254740992', 1, 5],
    ['["\\"", 1e400]', '1e400', 1, 8],
    ['1e-400', '1e-400', 1, 1],
    ['1e22', '1e22', 1, 1],
  ])('refuses %s, which would become another number', (text, number, line, column) => {
    expect(parseJson(text)).toEqual(err({ kind: 'notExact', text: number, line, column }));
  });

  it.each([
    '9007199254740991',
    '-9007199254740991',
    '0.1',
    '1.5e3',
    '0e5',
    '"9007199254740993"',
    '{"9007199254740993": "\\\\"}',
    '3.14159265358979323846',
  ])('takes %s as it is', (text) => {
    expect(parseJson(text)).toEqual(ok(JSON.parse(text)));
  });

  it.each([
    ['{"a":1,"a":2}', 'a', 1, 8],
    ['{"a":1,\n "b":{"c":[{"d":1}],\n"c" : 2}}', 'c', 3, 1],
    ['[{"a":1},{"\\u0061":1,"a":2}]', 'a', 1, 22],
    ['{"__proto__":1,"__proto__":2}', '__proto__', 1, 16],
    ['{"":"x:{\\"","":1}', '', 1, 13],
  ])('refuses %s, of which one value would be dropped', (text, key, line, column) => {
    expect(parseJson(text)).toEqual(err({ kind: 'repeatedKey', key, line, column }));
  });

  it.each(['[{"a":1},{"a":{"a":2}}]', '{"a":"a","b":["a","a:"],"A":1}', '{"__proto__":{"__proto__":1}}'])(
    'takes %s, where no object has a key twice',
    (text) => {
      expect(parseJson(text).ok).toBe(true);
    },
  );

  it('refuses what is nested too deeply, at any depth', () => {
    expect(parseJson(nested(MAX_JSON_DEPTH)).ok).toBe(true);
    const tooDeep = (detail: string) => err({ kind: 'tooDeep', line: 1, column: MAX_JSON_DEPTH + 1, detail });
    expect(parseJson(nested(MAX_JSON_DEPTH + 1))).toEqual(tooDeep('[' + ']'.repeat(19)));
    expect(parseJson(nested(200_000))).toEqual(tooDeep('['.repeat(20)));
  });
});

function isParsed(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
