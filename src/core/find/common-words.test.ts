import { expect, it } from 'vitest';

import { commonWords } from './common-words.ts';

const titled = (title: string, description = '') => ({ title, description });

it('offers words of titles that several have, that of the most first, and no empty ones', () => {
  const items = [
    titled('Google maps', 'Places of a town'),
    titled('Reviews scraper', 'of maps'),
    titled('Hotel reviews', 'with reviews'),
    titled('Town news', 'and reviews of the town'),
    titled('Jobs scraper'),
  ];
  expect(commonWords(items, 5)).toEqual(['Reviews', 'Maps', 'Town']);
  expect(commonWords(items, 1)).toEqual(['Reviews']);
});

it('offers no word that nearly all have, and counts an item once', () => {
  const items = [titled('Search maps maps'), titled('Search'), titled('Search'), titled('Search')];
  expect(commonWords(items, 5)).toEqual([]);
});
