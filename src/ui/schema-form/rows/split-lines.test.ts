import fc from 'fast-check';
import { expect, it } from 'vitest';

import { allLines, countLines, splitLines } from './split-lines.ts';

it('makes an item of each line, whatever ends it', () => {
  expect([...splitLines('a\r\nb\nc\rd')]).toEqual(['a', 'b', 'c', 'd']);
});

it('drops blank lines and the space around', () => {
  expect([...splitLines('\n  a b \n\t\n')]).toEqual(['a b']);
});

it('gives blank lines too, but none after a line break at the end', () => {
  expect([...allLines('\n a\r\n\r\nb\r\t\n')]).toEqual(['', 'a', '', 'b', '']);
  expect([...allLines('')]).toEqual([]);
});

it('counts no line in a million blanks, at once', () => {
  expect(countLines(' '.repeat(1_000_000))).toBe(0);
});

it('counts as many lines as there are', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', '語') }), (text) => {
      expect(countLines(text)).toBe([...splitLines(text)].length);
    }),
  );
});
