import { expect, test } from 'vitest';

import { textTest } from './text-test.ts';

test('finds what is typed whatever its case, its accents and the blanks around it', () => {
  const holds = textTest(' COTE ');
  expect(holds(['x', "Côte d'Ivoire"])).toBe(true);
  expect(holds(['Cœur', 'cot', 'e'])).toBe(false);
});

test('finds what is typed with accents in a text without them, and with marks of their own', () => {
  expect(textTest('côte')(['cote'])).toBe(true);
  expect(textTest('cafe')(['cafe\u0301'])).toBe(true);
});

test('finds all for a blank text, also where there is no text', () => {
  expect(textTest('  ')([])).toBe(true);
  expect(textTest('a')([])).toBe(false);
});
