import { expect, it } from 'vitest';

import { median } from './median.ts';

it.each<readonly [readonly number[], number | undefined]>([
  [[], undefined],
  [[7], 7],
  [[10, 9, 1], 9],
  [[1, 10, 2, 4], 3],
  [[Number.MAX_VALUE, Number.MAX_VALUE], Number.MAX_VALUE],
])('the middle of %j is %s', (numbers, middle) => expect(median(numbers)).toBe(middle));
