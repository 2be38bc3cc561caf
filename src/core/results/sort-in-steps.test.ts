import fc from 'fast-check';
import { expect, it } from 'vitest';

import { sortInSteps } from './sort-in-steps.ts';

type Item = { readonly by: number; readonly at: number };
const compare = (a: Item, b: Item) => a.by - b.by;

it('gives the very order of toSorted, equal items as they came', () => {
  const anyItems = fc
    .array(fc.nat(20), { maxLength: 400, size: 'max' })
    .map((all) => all.map((by, at): Item => ({ by, at })));
  fc.assert(
    fc.property(anyItems, (items) => {
      const sorted = [...sortInSteps(items, compare)].filter((item) => item !== undefined);
      expect(sorted).toEqual(items.toSorted(compare));
    }),
  );
});

it('compares no more than a few items between two steps', () => {
  let compared = 0;
  const items = Array.from({ length: 3_000 }, (_, at): Item => ({ by: (at * 7_919) % 3_001, at }));
  const steps = sortInSteps(items, (a, b) => ((compared += 1), compare(a, b)));
  const counts: number[] = [];
  for (let step = steps.next(); step.done !== true; step = steps.next()) {
    counts.push(compared);
    compared = 0;
  }
  expect(Math.max(...counts)).toBeLessThan(300);
});
