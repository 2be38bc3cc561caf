import fc from 'fast-check';
import { expect, it } from 'vitest';

import { beginningOf, endOf, excerpt, piecesOf, shortened } from './cut-text.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 60 });
const anyLimit = fc.integer({ min: 1, max: 70 });
const isWhole = (text: string) =>
  !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);

it('never cuts through a character', () => {
  fc.assert(
    fc.property(anyText, anyLimit, (text, limit) => {
      expect(
        [beginningOf(text, limit), endOf(text, limit), shortened(text, limit)].filter((cut) => !isWhole(cut)),
      ).toEqual([]);
    }),
  );
});

it('gives all that is asked for but half a character', () => {
  fc.assert(
    fc.property(anyText, anyLimit, (text, limit) => {
      const all = Math.min(text.length, limit);
      for (const cut of [beginningOf(text, limit), endOf(text, limit)]) {
        expect(cut.length === all || cut.length === all - 1).toBe(true);
      }
      expect(text.startsWith(beginningOf(text, limit)) && text.endsWith(endOf(text, limit))).toBe(true);
    }),
  );
});

it('marks what was cut, and nothing else', () => {
  expect(shortened('12345', 5)).toBe('12345');
  expect(shortened('123456', 5)).toBe('1234…');
  expect(shortened('123😀6', 5)).toBe('123…');
  expect(endOf('😀12', 3)).toBe('12');
});

it('puts what it quotes on one line', () => {
  expect(excerpt('one\n  two')).toBe('one two');
});

it('gives the whole text in pieces', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 2, max: 9 }), (text, limit) => {
      const pieces = [...piecesOf(text, limit)];
      expect(pieces.join('')).toBe(text);
      expect(pieces.filter((piece) => piece === '' || piece.length > limit || !isWhole(piece))).toEqual([]);
    }),
  );
});
