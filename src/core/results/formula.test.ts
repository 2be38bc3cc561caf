import { expect, it } from 'vitest';

import { FORMULA } from './formula.ts';

it.each([
  ['=1+1', true],
  ['@name', true],
  ['\tx', true],
  ['+1x', true],
  ['-1.5e3', false],
  ['-.5', false],
  ['+1.', false],
  ['text', false],
  [`-${'1'.repeat(1_000_000)}x`, true],
])('may a text run as a formula, of %#: %s', (text, expected) => {
  expect(FORMULA.test(text)).toBe(expected);
});
