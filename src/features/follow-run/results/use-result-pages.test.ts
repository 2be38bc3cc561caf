import { expect, it } from 'vitest';

import { pagesOf } from './use-result-pages.ts';

it.each([
  [0, 24, { first: 1, last: 1 }],
  [90, 110, { first: 1, last: 2 }],
  [100, 130, { first: 2, last: 2 }],
  [99_980, 99_999, { first: 1000, last: 1000 }],
])('asks for the pages that hold the rows from %i to %i', (first, last, pages) => {
  expect(pagesOf(first, last)).toEqual(pages);
});
