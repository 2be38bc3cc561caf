import { execFileSync } from 'node:child_process';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { posixCommands } from './posix-commands.ts';

const env = { LC_ALL: 'C.UTF-8', PATH: process.env['PATH'] };

/** The arguments that bash makes of them. */
function argumentsInBash(text: string): readonly string[] {
  const output = execFileSync('bash', ['--norc', '-c', `printf '%s\\0' ${text}`], { env, stdio: 'pipe' });
  return output.toString().split('\0').slice(0, -1);
}

const PIECES = [
  "'a'",
  "'\\'",
  "'\n'",
  '"b"',
  '""',
  '"\\""',
  '"\\\\"',
  '"\\d\\`\\$"',
  '"\\\n"',
  '"#"',
  "$'c\\n\\t\\'\\\\'",
  "$'\\x41\\101\\xe6\\x8b\\x89\\u00e9\\U0001F355\\cA'",
  '$"d"',
  '\\"',
  "\\'",
  '\\$x',
  '\\\n',
  'x#y',
  'é拉🍕',
  ' ',
  ' \\\n  ',
  '=-@:,.%+',
];

it('makes the same arguments of quotes as bash', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }), (pieces) => {
      const text = `x${pieces.join('')}`;
      const words = posixCommands(`printf '%s\\0' ${text}`)?.[0]?.words.slice(2);
      expect(words).toEqual(argumentsInBash(text).map((argument) => ({ text: argument })));
    }),
    { numRuns: 100 },
  );
});

it('tells what only the shell could fill in', () => {
  expect(posixCommands('a "b $C" ${D} $(e f) `g` \\$h \'$i\'')).toEqual([
    {
      words: [
        { text: 'a' },
        { text: 'b $C', variable: '$C' },
        { text: '${D}', variable: '${D}' },
        { text: '$(e f)', variable: '$(e f)' },
        { text: '`g`', variable: '`g`' },
        { text: '$h' },
        { text: '$i' },
      ],
    },
  ]);
});

it('separates commands, and leaves out comments and where output goes', () => {
  expect(posixCommands('# first\na 2>&1 > out && b < in; c & d | e # end')).toEqual([
    { words: [{ text: 'a' }] },
    { words: [{ text: 'b' }] },
    { words: [{ text: 'c' }] },
    { words: [{ text: 'd' }] },
    { words: [{ text: 'e' }], stdin: { text: '', variable: 'd' } },
  ]);
});

it('gives a command what stands below it', () => {
  expect(posixCommands("a <<X -b\n1 \\$ $Y \"\nX\nc <<-'Z'\n\t2 $Y\n\tZ\nd")).toEqual([
    { words: [{ text: 'a' }, { text: '-b' }], stdin: { text: '1 $ $Y "\n', variable: '$Y' } },
    { words: [{ text: 'c' }], stdin: { text: '2 $Y\n' } },
    { words: [{ text: 'd' }] },
  ]);
});

it.each(["a 'b", 'a "b', 'a $(b', 'a `b', 'a <<X\nb', "a $'b\\'"])(
  'gives nothing for what is cut off: %j',
  (script) => {
    expect(posixCommands(script)).toBeUndefined();
  },
);
