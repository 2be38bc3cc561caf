import { expect, it } from 'vitest';

import { inOneLine } from './in-one-line.ts';

it('keeps apart what stands on lines of its own, also a blank one', () => {
  expect(inOneLine('2\r\n3\n\n1')).toBe('2 ⏎ 3 ⏎  ⏎ 1');
});
