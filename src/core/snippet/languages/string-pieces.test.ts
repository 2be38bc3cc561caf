import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { stringPieces } from './string-pieces.ts';

describe('stringPieces', () => {
  it('gives a short text line by line', () => {
    expect(stringPieces('{\n  "a": 1\n}')).toEqual(['{\n', '  "a": 1\n', '}']);
  });

  it('gives a long text in few pieces', () => {
    expect(stringPieces('[1,\n'.repeat(4_000)).map((piece) => piece.length)).toEqual([8_000, 8_000]);
  });

  it('keeps surrogate pairs together', () => {
    expect(stringPieces('a' + '🍕'.repeat(8_000)).map((piece) => piece.length)).toEqual([7_999, 8_000, 2]);
  });

  it('gives pieces that are together the text, none longer than 8,000 units', () => {
    const texts = fc
      .tuple(fc.array(fc.string({ unit: 'binary' })), fc.constantFrom(1, 100, 2_000))
      .map(([parts, times]) => parts.join('\n').repeat(times));
    fc.assert(
      fc.property(texts, (text) => {
        const pieces = stringPieces(text);
        expect(pieces.join('') === text).toBe(true);
        expect(pieces.every((piece) => piece.length <= 8_000)).toBe(true);
      }),
    );
  });
});
