import { describe, expect, it } from 'vitest';

import { inPages } from './in-pages.ts';

/** Asks for a page of a list of so many, and gives what was asked for in parts and what came. */
async function pageOf(total: number, at: { page: number; pageSize: number }) {
  const asked: (readonly [number, number])[] = [];
  const parts = await inPages(at, (page, pageSize) => {
    asked.push([page, pageSize]);
    const from = (page - 1) * pageSize;
    const size = Math.max(0, Math.min(pageSize, total - from));
    return Promise.resolve({ total, rows: Array.from({ length: size }, (_, index) => from + index) });
  });
  return { asked, rows: parts.flatMap(({ rows }) => rows) };
}

const rowsFrom = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

describe('inPages', () => {
  it.each([
    ['a page that v2 allows, at once', 250, { page: 3, pageSize: 100 }, [[3, 100]], rowsFrom(200, 50)],
    [
      'a larger one in parts',
      10_000,
      { page: 2, pageSize: 300 },
      [
        [4, 100],
        [5, 100],
        [6, 100],
      ],
      rowsFrom(300, 300),
    ],
    [
      'no part behind the end of the list',
      150,
      { page: 1, pageSize: 1_000 },
      [
        [1, 100],
        [2, 100],
      ],
      rowsFrom(0, 150),
    ],
    ['one part of an empty list', 0, { page: 1, pageSize: 1_000 }, [[1, 100]], []],
    [
      'parts that fill the page exactly',
      1_000,
      { page: 2, pageSize: 150 },
      [
        [3, 75],
        [4, 75],
      ],
      rowsFrom(150, 150),
    ],
  ])('asks for %s', async (_, total, at, asked, rows) => {
    expect(await pageOf(total, at)).toEqual({ asked, rows });
  });
});
