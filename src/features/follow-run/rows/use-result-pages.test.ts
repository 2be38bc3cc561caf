import { expect, it } from 'vitest';

import type { ResultPage } from '#core/run/run.ts';

import { pageBehind, pagesOf } from './use-result-pages.ts';

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
  ['a page that is not there', 3, undefined, []],
] as const)(
  'looks behind the last page that is counted only where it is full: %s',
  (_, page, seen, behind) => {
    expect(pageBehind(page, seen)).toEqual(behind);
  },
);
