import { expect, it } from 'vitest';

import { nearMatches } from './near-words.ts';

const near = (items: readonly string[], typed: string) => nearMatches(items, (item) => [item], typed);
const WORKERS = ['Google Maps Scraper', 'Hotel Prices', 'Product Search', 'Cafés and bars'];

it.each([
  ['gogle', 'Google Maps Scraper'],
  ['googel maps', 'Google Maps Scraper'],
  ['hotle', 'Hotel Prices'],
  ['produkt serch', 'Product Search'],
  ['scrpaer', 'Google Maps Scraper'],
  ['produ', 'Product Search'],
  ['caffes', 'Cafés and bars'],
])('finds with typing errors: %s', (typed, found) => {
  expect(near(WORKERS, typed)).toEqual([found]);
});

it.each(['', '  ', 'maqs hotel', 'xyz', 'mqs', 'elephant'])('finds nothing for %j', (typed) => {
  expect(near(WORKERS, typed)).toEqual([]);
});

it('takes each letter of a short word as it stands', () => {
  expect(near(['art', 'car'], 'cat')).toEqual([]);
});
