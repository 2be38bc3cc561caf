import fc from 'fast-check';
import { expect, it } from 'vitest';

import { markdownPieces } from './markdown-pieces.ts';

const paragraph = (letter: string, length = 4_000) => `${letter.repeat(length)}\n\n`;

it('leaves a short document whole, and cuts one of more than 200,000 characters', () => {
  expect(markdownPieces('# A\n\nB')).toEqual({ pieces: ['# A\n\nB'], isCut: false });
  const { pieces, isCut } = markdownPieces('a'.repeat(300_000));
  expect(isCut).toBe(true);
  expect(pieces.join('')).toHaveLength(200_000);
});

it('ends a piece where a paragraph ends, and never within a code block that fits', () => {
  const code = `\`\`\`\n${paragraph('x', 2_000)}${paragraph('y', 2_000)}\`\`\`\n\n`;
  expect(markdownPieces(paragraph('a') + code + paragraph('b')).pieces).toEqual([
    paragraph('a'),
    code,
    paragraph('b'),
  ]);
});

it('takes quotes in quotes no deeper than they can be drawn', () => {
  expect(markdownPieces(`${'> '.repeat(500)}a`).pieces).toEqual([`${'> '.repeat(15)}> a`]);
});

it('loses nothing, and makes no piece too long, whatever the document is', () => {
  const part = fc.constantFrom('![a](', '\n\n', '```\n', '# A\n', 'word ', ' - b\n', 'x'.repeat(7_000));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      const text = parts.join('').slice(0, 200_000);
      const { pieces } = markdownPieces(text);
      expect(pieces.join('')).toBe(text);
      expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(5_000);
    }),
  );
});
