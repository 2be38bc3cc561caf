import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { aRun } from '#core/run/a-run.ts';
import type { Month } from '#core/run/month.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import {
  encodeRunsFilter,
  FILTER_STATUSES,
  parseRunsFilter,
  type Period,
  PERIODS,
  type RunsFilter,
  newerPlace,
  olderPlace,
  runsOfPeriod,
} from './runs-filter.ts';

const anyFilter: fc.Arbitrary<RunsFilter> = fc.record(
  {
    status: fc.constantFrom(...FILTER_STATUSES),
    worker: fc.string({ minLength: 1 }).filter((text) => text === text.trim()),
    period: fc.constantFrom(...PERIODS),
    month: fc.constantFrom<Month>('2024-01', '2026-12'),
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
    ['status=nonsense&page=-1&worker=%20&period=year', { page: 1 }],
    ['status=aborted&page=1.5', { page: 1 }],
    ['status=failed&worker=a%2Fb&page=3', { status: 'failed', worker: 'a/b', page: 3 }],
  ])('reads ?%s without complaint', (query, filter) => {
    expect(parseRunsFilter(new URLSearchParams(query))).toEqual(filter);
  });

  it('gives the plain list a plain address', () => {
    expect(encodeRunsFilter({ page: 1 })).toEqual({});
  });
});

describe('a period', () => {
  const now = Date.UTC(2026, 10, 24);
  const started = (slug: string, startedAt?: number) =>
    aRun({ slug: slug as RunSlug, ...(startedAt !== undefined && { startedAt }) });
  const days = (count: number) => now - count * 86_400_000;
  const runs = [
    started('waiting'),
    started('now', now),
    started('3', days(3)),
    started('7', days(7)),
    started('40', days(40)),
  ];

  it.each<[Period | undefined, string[]]>([
    [undefined, ['waiting', 'now', '3', '7', '40']],
    ['day', ['waiting', 'now']],
    ['week', ['waiting', 'now', '3', '7']],
    ['month', ['waiting', 'now', '3', '7']],
  ])('%s leaves the runs %j', (period, slugs) => {
    expect(runsOfPeriod(runs, period, now).map(({ slug }) => slug)).toEqual(slugs);
  });
});

describe('the pages of runs', () => {
  it('are one list where the platform knows no months', () => {
    expect(olderPlace({ page: 1 }, { hasOlder: true, now: undefined })).toEqual({ page: 2 });
    expect(olderPlace({ page: 2 }, { hasOlder: false, now: undefined })).toBeUndefined();
    expect(newerPlace({ page: 2 }, undefined)).toEqual({ page: 1 });
    expect(newerPlace({ page: 1 }, undefined)).toBeUndefined();
  });

  it('go on in the month before, and back to the current one', () => {
    const now = '2026-01';
    expect(olderPlace({ page: 1 }, { hasOlder: true, now })).toEqual({ page: 2 });
    expect(olderPlace({ page: 2 }, { hasOlder: false, now })).toEqual({ month: '2025-12', page: 1 });
    expect(olderPlace({ month: '2025-12', page: 1 }, { hasOlder: true, now })).toEqual({
      month: '2025-12',
      page: 2,
    });
    expect(newerPlace({ month: '2025-11', page: 2 }, now)).toEqual({ month: '2025-11', page: 1 });
    expect(newerPlace({ month: '2025-11', page: 1 }, now)).toEqual({ month: '2025-12', page: 1 });
    expect(newerPlace({ month: '2025-12', page: 1 }, now)).toEqual({ page: 1 });
    expect(newerPlace({ page: 1 }, now)).toBeUndefined();
  });
});
