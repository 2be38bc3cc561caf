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
  const judge = comparedJudge(Object.keys(row));
  judge.take(row, 'newer');
  expect(judge.proposed(['place_id'])).toEqual([
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
  const judge = comparedJudge([key]);
  judge.take({ [key]: '2026-07-15' }, 'newer');
  expect(judge.proposed([])).toEqual([{ key, ignoredFor: 'time' }]);
});

it.each(['price', 'date', 'published_at', 'rating', 'order_count', 'update_time'])('compares %s', (key) => {
  const judge = comparedJudge([key]);
  judge.take({ [key]: 'x' }, 'newer');
  expect(judge.proposed([])).toEqual([{ key }]);
});

it('does not compare a column that one of the runs has for most of its rows, and the other not at all', () => {
  const judge = comparedJudge(['renamed', 'new', 'seldom', 'shared']);
  for (const rank of [1, 2, 3, 4])
    judge.take({ new: rank, shared: rank, ...(rank === 1 && { seldom: 'x' }) }, 'newer');
  judge.take({ renamed: 'a' }, 'older');
  expect(judge.proposed([])).toEqual([
    { key: 'renamed', ignoredFor: 'oneRun' },
    { key: 'new', ignoredFor: 'oneRun' },
    { key: 'seldom' },
    { key: 'shared', ignoredFor: 'oneRun' },
  ]);
  judge.take({ shared: 1 }, 'older');
  expect(judge.proposed([]).at(-1)).toEqual({ key: 'shared' });
});

it('compares the columns of a run where the other has no rows at all', () => {
  const judge = comparedJudge(['rating']);
  judge.take({ rating: 5 }, 'newer');
  expect(judge.proposed([])).toEqual([{ key: 'rating' }]);
});
