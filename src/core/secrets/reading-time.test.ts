import fc from 'fast-check';
import { expect, it } from 'vitest';

import { readSecretName, secretTopicIn } from './secret-name.ts';
import { secretInText } from './secret-value.ts';

/** Beginnings of what is looked for, which are never ended. */
const PIECES = [
  ...['eyJ-', 'eyJ-.aaaaa.', '.eyJaaaaa', 'bearer ', 'basic a', '-----BEGIN ', 'A ', 'otpauth://'],
  ...['a://b:', 'a:', ':a', 'a@', '@', 'a.', '.', 'a.b:80:', '10.0.0.1:', '/', '//', '/hook/', 'hooks/a'],
  ...['?', '&a=', '?key=', '&sid=a', 'sk-', 'sk_live_', 'key-', 'pat_', 'api-', 'M', '12345678:', 'dt0c01.'],
  ...['a=', 'a=1; ', '; ', 'cookie: ', 'curl ', ' -u ', ' -b ', ' --user a', 'wget ', 'authorization: '],
  ...[
    '"',
    "'",
    '`',
    '{',
    '[',
    '{"a":',
    '[[',
    '\\',
    ',',
    'a,b\n',
    '\t',
    '\n',
    ' ',
    '        ',
    'a b ',
    'a\tTRUE\t/',
  ],
  ...['password', 'password: ', 'token ', '密码', '密码：', 'é', '-', '_', '0', 'aB3', 'A1b2', 'SK0', 'EAA'],
];

const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['a text', secretInText],
  ['a name', readSecretName],
  ['a description', secretTopicIn],
];

/** Milliseconds, the best of some tries: whatever else the machine does only adds to it. */
function timeOf(read: (text: string) => unknown, text: string): number {
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const start = performance.now();
      read(text);
      return performance.now() - start;
    }),
  );
}

it.each(READERS)(
  '%s is read in time that grows with its length and no faster',
  (_, read) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 }), (pieces) => {
        const piece = pieces.join('');
        const text = piece.repeat(Math.ceil(20_000 / piece.length));
        const [once, twice] = [timeOf(read, text), timeOf(read, text + text)];
        // Four times would be a square; what is short is not measured well.
        expect(twice, JSON.stringify(piece)).toBeLessThan(3 * once + 12);
      }),
      { numRuns: 150 },
    );
  },
  60_000,
);

it.each(PIECES)('reads hundreds of thousands of %j at once', (piece) => {
  const text = piece.repeat(Math.ceil(300_000 / piece.length));
  expect(timeOf(secretInText, text)).toBeLessThan(1_500);
});
