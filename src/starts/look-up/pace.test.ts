import { expect, it } from 'vitest';

import { nextLook } from './pace.ts';

it('looks for a lost start ever more slowly, and never ends', () => {
  const waits = Array.from({ length: 30 }, (_, at) => nextLook(at + 1, 0));
  expect(waits.slice(0, 3)).toEqual([1_500, 3_000, 5_500]);
  expect(waits.slice(3)).toEqual(waits.slice(3).toSorted((one, other) => one - other));
  expect(waits.at(-1)).toBe(300_000);
});

it('takes its time with a start of hours ago, whose looks read all that began since', () => {
  const waits = Array.from({ length: 3 }, (_, at) => nextLook(at + 1, 8 * 3_600_000));
  expect(waits).toEqual([20_000, 20_000, 20_000]);
});
