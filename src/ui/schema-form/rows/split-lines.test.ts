import { expect, it } from 'vitest';

import { splitLines } from './split-lines.ts';

it('makes an item of each line, whatever ends it', () => {
  expect(splitLines('a\r\nb\nc\rd')).toEqual(['a', 'b', 'c', 'd']);
});

it('drops blank lines and the space around', () => {
  expect(splitLines('\n  a b \n\t\n')).toEqual(['a b']);
});
