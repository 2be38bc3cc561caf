import fc from 'fast-check';
import { it } from 'vitest';
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

/** What takes time by the square of the length takes minutes for so much, and the test times out. */
const longText = (piece: string) => piece.repeat(Math.ceil(300_000 / piece.length));

it.each(READERS)('%s of hundreds of thousands of characters is read in time', (_, read) => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 2, maxLength: 3 }), (pieces) => {
      read(longText(pieces.join('')));
    }),
    { numRuns: 20 },
  );
});

it.each(PIECES)('hundreds of thousands of %j are read in time', (piece) => {
  for (const [, read] of READERS) read(longText(piece));
});
