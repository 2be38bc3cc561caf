import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { blocksOfLines } from './blocks-of-lines.ts';

const aLine = fc.string({ maxLength: 5 }).map((text) => text.replaceAll('\n', ''));

describe('blocksOfLines', () => {
  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.array(aLine, { maxLength: 300 }), (lines) => {
        const text = lines.join('\n');
        expect(
          blocksOfLines(text)
            .map((block) => block.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('counts the lines of each block', () => {
    const text = Array.from({ length: 125 }, (_, index) => `line ${index}`).join('\n');
    expect(blocksOfLines(text).map(({ lines }) => lines)).toEqual([60, 60, 5]);
    expect(blocksOfLines(`${text}\n`).map(({ lines }) => lines)).toEqual([60, 60, 5]);
  });

  it('keeps the other blocks as they are after a change within a line', () => {
    const lines = Array.from({ length: 200 }, (_, index) => `line ${index}`);
    const before = blocksOfLines(lines.join('\n'));
    const after = blocksOfLines(lines.with(70, 'another text').join('\n'));
    expect(after.map(({ text }, index) => text === before[index]?.text)).toEqual([true, false, true, true]);
  });
});
