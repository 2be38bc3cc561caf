import { expect, it } from 'vitest';

import { chunksOfItems, itemsOfRows } from './items-of-rows.ts';
import { rowsOf } from './rows.ts';

it('gives all rows, and still knows their chunks', () => {
  const items = Array.from({ length: 2_500 }, (_, index) => index);
  const rows = rowsOf(items);
  const made = itemsOfRows(rows);
  expect(made).toEqual(items);
  expect(chunksOfItems(made)).toBe(rows.chunks);
});

it('takes items that were not made from rows as one chunk', () => {
  const items = ['a', 'b'];
  expect(chunksOfItems(items)).toEqual([items]);
});
