import { describe, expect, it } from 'vitest';

import { fitWidth } from './column-widths.ts';

const tenPixelsEach = (text: string) => text.length * 10;

describe('the width of a column', () => {
  it.each([
    ['holds its widest text', ['a', 'twelve chars'], 146],
    ['stays usable without any text', [], 56],
    ['does not follow a very long text', ['x'.repeat(5_000)], 320],
  ])('%s', (_, texts, width) => {
    expect(fitWidth(texts, tenPixelsEach)).toBe(width);
  });
});
