import { expect, it } from 'vitest';

import { moveBetween } from './move-between.ts';

it.each([
  [4.4, 4.1, { by: 'amount', amount: -0.3 }],
  [1000, '1155', { by: 'share', amount: 0.155 }],
  [0, 3, { by: 'amount', amount: 3 }],
  [-40, -20, { by: 'share', amount: 0.5 }],
  ['x', 1155, undefined],
  [null, 3, undefined],
  ['4.50', 4.5, undefined],
  ['12345678901234567890', '12345678901234567891', undefined],
] as const)('tells how far a number moved, from %o to %o', (before, after, move) => {
  expect(moveBetween(before, after)).toEqual(move);
});
