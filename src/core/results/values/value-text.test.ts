import { expect, it } from 'vitest';

import type { Json } from '#core/json/json.ts';

import { toValueText } from './value-text.ts';

it.each<[Json | undefined, string]>([
  [undefined, ''],
  [null, ''],
  ['as it is\n', 'as it is\n'],
  [11204.25, '11204.25'],
  [false, 'false'],
  [{ a: [1] }, '{"a":[1]}'],
])('the text of %j is exact', (value, text) => {
  expect(toValueText(value)).toBe(text);
});
