import { expect, it } from 'vitest';

import { rowsText } from './rows-text.ts';

it.each<[readonly number[], string]>([
  [[], ''],
  [[7], '7'],
  [[2, 3], '2–3'],
  [[10, 6, 8, 7, 9], '6–10'],
  [[2, 5, 6, 7, 12], '2, 5–7, 12'],
])('names the rows %j as “%s”', (numbers, text) => {
  expect(rowsText(numbers)).toBe(text);
});
