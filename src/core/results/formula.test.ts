import { expect, it } from 'vitest';

import { FORMULA, FORMULA_IN_FILE } from './formula.ts';

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
  expect(FORMULA_IN_FILE.test(text)).toBe(expected);
});

it.each([
  ['+1 212 555 0147', false],
  ['+49 30 5550 0133', false],
  ['+1 ', false],
  ['+ 1 212', true],
  ['+1 212 555-0147', true],
  ['+1 (212) 555 0147', true],
  ['-1 212 555 0147', true],
  ['+1 212\n=1', true],
  ['+1 212\t', true],
  [`+${'1 '.repeat(500_000)}x`, true],
])('may a text of a file run as a formula, of %#: %s', (text, expected) => {
  expect(FORMULA.test(text)).toBe(true);
  expect(FORMULA_IN_FILE.test(text)).toBe(expected);
});
