import { expect, it } from 'vitest';

import { withoutFormula } from '#core/results/files/formula.ts';

import { withoutTextPrefix } from './text-prefix.ts';

it.each([
  '=1+1',
  '@nasa',
  '-sum(1)',
  '＝1+1',
  '\tx',
  '-1.5',
  "it's",
  "'90s pop",
  "'s-Hertogenbosch",
  "'",
  '',
])('gives back what was written for a spreadsheet: %j', (text) => {
  expect(withoutTextPrefix(withoutFormula(text))).toBe(text);
});
