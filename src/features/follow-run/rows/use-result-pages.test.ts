import { expect, it } from 'vitest';

import type { ResultPage } from '#core/run/run.ts';

import { endOf, pageBehind, pagesOf } from './use-result-pages.ts';

it.each([
  [0, 24, { first: 1, last: 1 }],
  [90, 110, { first: 1, last: 2 }],
  [100, 130, { first: 2, last: 2 }],
  [99_980, 99_999, { first: 1000, last: 1000 }],
])('asks for the pages that hold the rows from %i to %i', (first, last, pages) => {
  expect(pagesOf(first, last)).toEqual(pages);
});

const aPage = (size: number, total?: number): ResultPage => ({
  columns: [],
  rows: Array.from({ length: size }, (_, n) => ({ n })),
  size,
  ...(total !== undefined && { total }),
});

it.each([
  ['a full page, no count', 1, aPage(100), [2]],
  ['a full page, a count of that page', 3, aPage(100, 100), [4]],
  ['a full page, a count of what was seen', 3, aPage(100, 300), [4]],
  ['a full page, a count of more', 3, aPage(100, 301), []],
  ['a short page', 3, aPage(99, 299), []],
  ['a short page, a count of more', 3, aPage(99, 380), [4]],
  ['a page without rows, a count of more', 4, aPage(0, 380), []],
  ['a page that is not there', 3, undefined, []],
] as const)(
  'looks behind a page whose size and count disagree on whether it is the last: %s',
  (_, page, seen, behind) => {
    expect(pageBehind(page, seen)).toEqual(behind);
  },
);

it.each([
  ['behind a short page', [1, 3, 4], { 1: 100, 3: 50, 4: 0 }, 250],
  ['behind a full page', [1, 3, 4], { 1: 100, 3: 100, 4: 0 }, 300],
  ['far behind what was seen', [1, 40], { 1: 100, 40: 0 }, 3_900],
  ['at the beginning', [1], { 1: 0 }, 0],
  ['nowhere yet', [1, 3, 4], { 1: 100, 3: 50 }, Infinity],
] as const)('rows end where a page has none, whatever is counted: %s', (_, pages, sizes, end) => {
  const known = new Map(Object.entries(sizes).map(([page, size]) => [Number(page), { size }]));
  expect(endOf(pages, (page) => known.get(page))).toBe(end);
});
