import fc from 'fast-check';
import { it } from 'vitest';
import { expectLinearTime } from '#core/expect-linear-time.ts';
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

it.each(READERS)(
  '%s is read in time that grows with its length and no faster',
  (_, read) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 }), (pieces) => {
        expectLinearTime(read, pieces.join(''));
      }),
      { numRuns: 100 },
    );
  },
  60_000,
);

it.each(PIECES)('reads hundreds of thousands of %j in time', (piece) => {
  expectLinearTime(secretInText, piece, { length: 30_000 });
});
