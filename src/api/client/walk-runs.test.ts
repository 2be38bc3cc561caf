import { describe, expect, it, vi } from 'vitest';

import { aRun } from '#core/run/a-run.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { walkRuns } from './walk-runs.ts';
import type { ListedRuns } from '../wire/run-record.ts';

const slug = (at: number) => `r-${at}` as RunSlug; // short words name runs too
const runs = (...numbers: readonly number[]) => numbers.map((at) => aRun({ slug: slug(at) }));

const walk = async (pages: readonly ListedRuns[], isEnough = () => false) => {
  const ask = vi.fn((page: number) => Promise.resolve(pages[page - 1] ?? { runs: [], count: 0 }));
  const { runs: read, gap } = await walkRuns(ask, isEnough);
  return { read: read.map((run) => run.slug), gap, asked: ask.mock.calls.length };
};

describe('a walk through the list of runs', () => {
  it('goes on until all are there that the platform counts', async () => {
    const pages = [
      { runs: runs(5, 4), count: 5 },
      { runs: runs(3, 2), count: 5 },
      { runs: runs(1), count: 5 },
    ];
    expect(await walk(pages)).toEqual({ read: [5, 4, 3, 2, 1].map(slug), gap: undefined, asked: 3 });
  });

  it('counts a run once that has moved to the next page meanwhile', async () => {
    const pages = [
      { runs: runs(5, 4), count: 5 },
      { runs: runs(4, 3), count: 6 },
      { runs: runs(2, 1), count: 6 },
    ];
    const { read, gap } = await walk(pages);
    expect(read).toEqual([5, 4, 3, 2, 1].map(slug));
    expect(gap).toBe('data.count says 0, and 5 runs are listed');
  });

  it('has a run that is listed as over and as going on as it ended', async () => {
    const [over, behind] = [
      aRun({ slug: slug(1), status: 'succeeded', results: 9 }),
      aRun({ slug: slug(1), status: 'running', results: 1 }),
    ];
    const { runs: read } = await walkRuns(
      () => Promise.resolve({ runs: [over, behind], count: 1 }),
      () => false,
    );
    expect(read).toEqual([over]);
  });

  it('ends where enough was read', async () => {
    expect(await walk([{ runs: runs(5, 4), count: 5 }], () => true)).toMatchObject({
      gap: undefined,
      asked: 1,
    });
  });

  it.each<[string, readonly ListedRuns[], string]>([
    [
      'the platform counts more',
      [
        { runs: runs(2), count: 2 },
        { runs: [], count: 2 },
      ],
      'data.count says 2, and 1 runs are listed',
    ],
    [
      'every page is the first',
      [
        { runs: runs(2, 1), count: 4 },
        { runs: runs(2, 1), count: 4 },
      ],
      'data.count says 4, and 2 runs are listed',
    ],
    ['it counts fewer', [{ runs: runs(2, 1), count: 1 }], 'data.count says 1, and 2 runs are listed'],
    ['a page has a hole', [{ runs: runs(2), count: 2, gap: 'data.list.1 is null' }], 'data.list.1 is null'],
  ])('says that it may not be all where %s', async (_, pages, gap) => {
    expect((await walk(pages)).gap).toBe(gap);
  });

  it('says that it may not be all where the list has no end', async () => {
    const endless = Array.from({ length: 40 }, (_, page) => ({ runs: runs(page), count: 100 }));
    expect(await walk(endless)).toMatchObject({ gap: 'the list goes on after 12 pages', asked: 12 });
  });
});
