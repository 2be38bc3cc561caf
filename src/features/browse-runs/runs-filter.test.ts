import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { encodeRunsFilter, FILTER_STATUSES, parseRunsFilter, type RunsFilter } from './runs-filter.ts';

const anyFilter: fc.Arbitrary<RunsFilter> = fc.record(
  {
    status: fc.constantFrom(...FILTER_STATUSES),
    worker: fc.string({ minLength: 1 }).filter((text) => text === text.trim()),
    page: fc.integer({ min: 1, max: 999_999 }),
  },
  { requiredKeys: ['page'] },
);

describe('the filter of the list of runs', () => {
  it('survives the address', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const query = new URLSearchParams(encodeRunsFilter(filter)).toString();
        expect(parseRunsFilter(new URLSearchParams(query))).toEqual(filter);
      }),
    );
  });

  it.each([
    ['', { page: 1 }],
    ['status=nonsense&page=-1&worker=%20', { page: 1 }],
    ['status=aborted&page=1.5', { page: 1 }],
    ['status=failed&worker=a%2Fb&page=3', { status: 'failed', worker: 'a/b', page: 3 }],
  ])('reads ?%s without complaint', (query, filter) => {
    expect(parseRunsFilter(new URLSearchParams(query))).toEqual(filter);
  });

  it('gives the plain list a plain address', () => {
    expect(encodeRunsFilter({ page: 1 })).toEqual({});
  });
});
