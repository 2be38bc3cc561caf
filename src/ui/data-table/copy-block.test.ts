import { expect, it } from 'vitest';

import type { JsonObject } from '#core/json/json.ts';

import { copyBlock } from './copy-block.ts';

const columns = [{ key: 'a' }, { key: 'b' }, { key: 'c' }];
const rowAt = (index: number): JsonObject | undefined =>
  index < 3 ? { a: `a${index}`, b: index, c: ['x', 'y'] } : undefined;

it('copies one cell exactly, without quotes', () => {
  const cell = { top: 1, bottom: 1, left: 2, right: 2 };
  expect(copyBlock(cell, columns, rowAt)).toEqual({ text: '["x","y"]', rows: 1, missing: 0 });
});

it('copies a block as lines of tab-separated values', () => {
  const block = { top: 0, bottom: 1, left: 0, right: 1 };
  expect(copyBlock(block, columns, rowAt)).toEqual({ text: 'a0\t0\na1\t1', rows: 2, missing: 0 });
});

it('counts the rows that are not loaded', () => {
  const block = { top: 2, bottom: 4, left: 0, right: 0 };
  expect(copyBlock(block, columns, rowAt)).toEqual({ text: 'a2', rows: 1, missing: 2 });
});
