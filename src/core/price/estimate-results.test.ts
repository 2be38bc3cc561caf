import { describe, expect, it } from 'vitest';

import type { ChargeLimit, Splitting } from '#core/descriptor/descriptor.ts';
import type { JsonObject } from '#core/json/json.ts';

import { estimateResults } from './estimate-results.ts';

const MAPS: Splitting = { kind: 'fields', fields: ['keywords', 'urls'], removable: ['keywords'] };
const CAPS: readonly ChargeLimit[] = [
  { field: 'keywords', max: 500 },
  { field: 'urls', pattern: '/maps/place/', max: 1 },
];

const estimate = (custom: JsonObject, splitting: Splitting = MAPS, chargeLimits = CAPS) =>
  estimateResults({ splitting, chargeLimits }, custom);

describe('the results that a run is charged for at the most', () => {
  it.each<[string, JsonObject, number | undefined]>([
    ['the limit of the input for each subtask', { keywords: ['a', 'b'], max_results: 20 }, 40],
    [
      'the limit of records of an item, else of the input',
      { keywords: [{ q: 'a', limit_records: 5 }, { q: 'b' }], limit_records: 20 },
      25,
    ],
    ['no more than the cap of the Worker', { keywords: ['a', 'b'], max_results: 900 }, 1000],
    [
      'an own limit of an item first',
      { keywords: [{ q: 'a', max_results: '5' }, { q: 'b' }], max_results: 20 },
      25,
    ],
    ['nothing of an empty item', { keywords: ['a', '', null], max_results: 20 }, 20],
    [
      'the smaller cap where its text is in the item',
      { urls: ['x/maps/place/1', 'x/search'], max_results: 30 },
      31,
    ],
    [
      'the first limit that the platform reads, by either of its names',
      { keywords: ['a'], limit_records: 40, max_results: 100, limit: 300 },
      40,
    ],
    [
      'the smaller cap where its text stands deep in the item, and not where it is a key',
      {
        urls: [{ start: [{ url: 'x/maps/place/1' }] }, { '/maps/place/': 'x/search' }],
        max_results: 30,
      },
      31,
    ],
    [
      'what is recommended for it, though another field sounds alike',
      { keywords: ['a'], limit: 5, max_results: 100, count_limit: 300 },
      100,
    ],
    [
      'the largest of those that sound alike',
      { keywords: ['a'], limit: 5, max_items: 100, num_results: 50 },
      100,
    ],
    ['only what is used', { keywords: ['a'], urls: [{ url: 'x/maps/place/1' }], max_results: 30 }, 1],
    ['the cap alone', { keywords: ['a', 'b', 'c'] }, 1500],
    ['not known before anything is filled in', { keywords: [''], max_results: 20 }, undefined],
    ['not known where something has no limit', { urls: ['x/search'] }, undefined],
  ])('are %s', (_, custom, results) => {
    expect(estimate(custom)).toBe(results);
  });

  it('are the limit of the input where the Worker splits nothing', () => {
    expect(estimate({ maxItems: 7 }, { kind: 'none' })).toBe(7);
    expect(estimate({ max_price: 7 }, { kind: 'none' })).toBeUndefined();
  });

  it('are never reckoned too few by a pattern that is not run', () => {
    const caps = ['(a+)+$', 'place|search', '\\d', '[x]'].map((pattern) => ({
      field: 'urls',
      pattern,
      max: 1,
    }));
    expect(estimate({ urls: ['place'], max_results: 30 }, MAPS, caps)).toBe(30);
  });

  it('take an anchored text at its place', () => {
    const caps = [{ field: 'urls', pattern: '^https:\\/\\/a\\.com\\/', max: 2 }];
    expect(estimate({ urls: ['https://a.com/x', 'see https://a.com/x'], limit: 9 }, MAPS, caps)).toBe(11);
  });
});
