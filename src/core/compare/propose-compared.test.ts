import { expect, it } from 'vitest';

import { comparedJudge } from './propose-compared.ts';

const SIGNED = 'https://a.example/x.jpg?Expires=1790000000&Signature=abc&Key-Pair-Id=K';

it('compares what says something, and says why it leaves the others', () => {
  const row = {
    place_id: 'a',
    search_rank: 1,
    scraped_at: '2026-07-15 07:57:23',
    photo: SIGNED,
    rating: 4.5,
    opened_at: '2020-01-01',
    phone: '',
    __coreclaw_data_id__: '1',
  };
  const judge = comparedJudge(Object.keys(row), ['place_id']);
  judge.take(row);
  expect(judge.proposed()).toEqual([
    { key: 'place_id', ignoredFor: 'key' },
    { key: 'search_rank', ignoredFor: 'rank' },
    { key: 'scraped_at', ignoredFor: 'time' },
    { key: 'photo', ignoredFor: 'signedLink' },
    { key: 'rating' },
    { key: 'opened_at' },
    { key: 'phone', ignoredFor: 'empty' },
  ]);
});

it.each([
  'scraped_at',
  'scrapedAt',
  'crawl_time',
  'collection_date',
  'fetched_on',
  'timestamp',
  'extraction_timestamp',
])('does not compare when a row was collected: %s', (key) => {
  const judge = comparedJudge([key], []);
  judge.take({ [key]: '2026-07-15' });
  expect(judge.proposed()).toEqual([{ key, ignoredFor: 'time' }]);
});

it.each(['price', 'date', 'published_at', 'rating', 'order_count', 'update_time'])('compares %s', (key) => {
  const judge = comparedJudge([key], []);
  judge.take({ [key]: 'x' });
  expect(judge.proposed()).toEqual([{ key }]);
});
