import { expect, it } from 'vitest';

import { hidesFormula, withoutFormula } from './formula.ts';

it.each([
  '=1+1',
  '@name',
  '\tx',
  '+1x',
  '-1+cmd|x',
  '+A1',
  '-sum(1)',
  '+1 212\n=1',
  '+1 212\t',
  '＝1+1',
  '＋A1',
  '－A1',
  '＠name',
  '-2+3!a',
  '+1 212, +A1',
  '+1+2',
  `-${'1'.repeat(1_000_000)}x`,
  `+${'1 '.repeat(500_000)}x`,
])('has an apostrophe before it, of %#: %s', (text) => {
  expect(withoutFormula(text)).toBe(`'${text}`);
});

it.each([
  'text',
  '-1.5e3',
  '-.5',
  '+1.',
  '-1,234.50',
  '-1.234,50 €',
  '-5 %',
  '-$5.00',
  '+1 212 555 0147',
  '+1 (212) 555-0147',
  '+49 30/5550.0133',
  '-1 212 555 0147',
  '+1\u2011212\u2011555\u20110147',
  '+33\u202F1\u202F42\u202F68',
  '＋81 3-1234-5678',
  '+1 212 555 0147, +1 212 555 0148',
  '+1 212 555 0147; +1 212 555 0148 | +49 30 5550',
  '-',
  "it's =1",
])('stays as it is, of %#: %s', (text) => {
  expect(withoutFormula(text)).toBe(text);
});

it('is judged of a million signs in no time', () => {
  const numbers = `+${', +1'.repeat(300_000)}`;
  expect(withoutFormula(numbers) === numbers).toBe(true);
  expect(withoutFormula(`${numbers}x`).startsWith("'")).toBe(true);
});

it.each([
  ['x;=1+1', true],
  ['x, =1+1', true],
  ['x|@a', true],
  ['x;"=1', true],
  ['a;＝1', true],
  ['a;b', false],
  ['a=b;c', false],
])('a formula for a spreadsheet of another locale in %j: %s', (text, hides) => {
  expect(hidesFormula(text)).toBe(hides);
});
