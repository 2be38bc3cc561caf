import { expect, it } from 'vitest';

import { isRepeated } from './is-repeated.ts';

it('knows a page that repeats those before it', () => {
  expect(isRepeated([['a', 'b'], ['c'], ['b', 'a']])).toBe(true);
  expect(
    isRepeated([
      ['a', 'b'],
      ['b', 'c'],
    ]),
  ).toBe(false);
  expect(isRepeated([['a']])).toBe(false);
});
