import { expect, it } from 'vitest';

import { nextLook } from './pace.ts';

it('looks for a lost start ever more slowly, and never ends', () => {
  const waits = Array.from({ length: 30 }, (_, at) => nextLook(at + 1));
  expect(waits.slice(0, 3)).toEqual([1_500, 3_000, 5_500]);
  expect(waits.slice(3)).toEqual(waits.slice(3).toSorted((one, other) => one - other));
  expect(waits.at(-1)).toBe(300_000);
});
