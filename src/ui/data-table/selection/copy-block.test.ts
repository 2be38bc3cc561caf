import { expect, it } from 'vitest';

import type { Json, JsonObject } from '#core/json/json.ts';

import { copyBlock, copyLargeBlock, isLarge, isThere } from './copy-block.ts';

const columns = [{ key: 'a' }, { key: 'b' }, { key: 'c' }];
const rowAt = (index: number): JsonObject | undefined =>
  index < 3 ? { a: `a${index}`, b: index, c: ['x', 'y'] } : undefined;

it('copies one cell exactly, without quotes', () => {
  const block = { top: 1, bottom: 1, left: 2, right: 2 };
  expect(copyBlock({ block, columns, rowAt })).toBe('["x","y"]');
});

it('copies a block as lines of tab-separated values', () => {
  const block = { top: 0, bottom: 1, left: 0, right: 1 };
  expect(copyBlock({ block, columns, rowAt })).toBe('a0\t0\na1\t1');
});

it('knows whether every row of a block is there', () => {
  expect(isThere({ top: 0, bottom: 2, left: 0, right: 0 }, rowAt)).toBe(true);
  expect(isThere({ top: 2, bottom: 4, left: 0, right: 0 }, rowAt)).toBe(false);
});

it.each<[Json, string]>([
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['+1 (555) 010-0100', '+1 (555) 010-0100'],
  ['＝1+1', "'＝1+1"],
  ['@name', "'@name"],
  ['\t=1+1', `"'\t=1+1"`],
  ['-5', '-5'],
  [-5, '-5'],
  [{ '=': 1 }, '"{""="":1}"'],
])('copies %j in a block so that no spreadsheet runs it, and alone as it is', (value, text) => {
  const source = { columns: [{ key: 'a' }, { key: 'b' }], rowAt: () => ({ a: value, b: 'b' }) };
  const row = { top: 0, bottom: 0, left: 0, right: 1 };
  expect(copyBlock({ block: row, ...source })).toBe(`${text}\tb`);
  expect(copyBlock({ block: { ...row, right: 0 }, ...source })).toBe(
    typeof value === 'string' ? value : JSON.stringify(value),
  );
});

it('copies a large block in slices as the very same text', async () => {
  const block = { top: 0, bottom: 20_000, left: 0, right: 2 };
  const source = {
    block,
    columns,
    rowAt: (index: number) => rowAt(index % 3),
  };
  expect(isLarge(block)).toBe(true);
  expect(await copyLargeBlock(source)).toEqual(copyBlock(source));
});
