import { expect, it } from 'vitest';

import { commonWords, hasWord } from './common-words.ts';

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

it('finds each item again that a word was counted in, also where it stands next to Chinese or digits', () => {
  const items = [
    titled('TikTok视频采集', 'Vidéos'),
    titled('TikTok2 comments'),
    titled('Posts', 'of TikTok'),
    titled('TikToks'),
    titled('News'),
  ];
  const [word = ''] = commonWords(items, 5);
  expect(word).toBe('TikTok');
  expect(items.map((item) => hasWord(item, word))).toEqual([true, true, true, false, false]);
  expect(hasWord(items[0]!, 'videos')).toBe(true);
});
