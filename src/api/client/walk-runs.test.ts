import { describe, expect, it, vi } from 'vitest';

import { aRun } from '#test/a-run.ts';
import type { Run } from '#core/run/run.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { walkRuns } from './walk-runs.ts';
import type { ListedRuns } from '../wire/run-record.ts';

const slug = (at: number) => `r-${at}` as RunSlug; // short words name runs too
const runs = (...numbers: readonly number[]) => numbers.map((at) => aRun({ slug: slug(at) }));

const walk = async (pages: readonly ListedRuns[], isEnough = () => false) => {
  const ask = vi.fn((page: number) => Promise.resolve(pages[page - 1] ?? { runs: [], count: 0 }));
  const { runs: read, gap } = await walkRuns(ask, { isEnough });
  return { read: read.map((run) => run.slug), gap, requestCount: ask.mock.calls.length };
};

describe('a walk through the list of runs', () => {
  it('goes on until all are there that the platform counts', async () => {
    const pages = [
      { runs: runs(5, 4), count: 5 },
      { runs: runs(3, 2), count: 5 },
      { runs: runs(1), count: 5 },
    ];
    expect(await walk(pages)).toEqual({ read: [5, 4, 3, 2, 1].map(slug), gap: undefined, requestCount: 3 });
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
    const { runs: read } = await walkRuns(() => Promise.resolve({ runs: [over, behind], count: 1 }), {
      isEnough: () => false,
    });
    expect(read).toEqual([over]);
  });

  it('ends where enough was read', async () => {
    expect(await walk([{ runs: runs(5, 4), count: 5 }], () => true)).toMatchObject({
      gap: undefined,
      requestCount: 1,
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
    ['a page has a hole', [{ runs: runs(2), gap: 'data.list.1 is null' }], 'data.list.1 is null'],
  ])('says that it may not be all where %s', async (_, pages, gap) => {
    expect((await walk(pages)).gap).toBe(gap);
  });

  describe('for a run of a moment long ago', () => {
    /** The newest first, by their numbers; so many a page. */
    const seek = async (newest: number, wanted: number, { size = 100, started = 0 } = {}) => {
      let count = newest;
      const ask = vi.fn((page: number) => {
        const from = count - (page - 1) * size;
        const numbers = Array.from({ length: Math.max(0, Math.min(size, from)) }, (_, at) => from - at);
        const answer = { runs: runs(...numbers), count };
        count += started;
        return Promise.resolve(answer);
      });
      const numberOf = ({ slug: name }: Run) => Number(name.slice(2));
      const { runs: read, gap } = await walkRuns(ask, {
        isEnough: (some) => some.some((run) => numberOf(run) < wanted - 20),
        isAhead: (run) => numberOf(run) > wanted + 60,
      });
      return { has: read.some((run) => numberOf(run) === wanted), gap, requestCount: ask.mock.calls.length };
    };

    it('skips the pages of later ones', async () => {
      expect(await seek(30_000, 1_234)).toEqual({ has: true, gap: undefined, requestCount: 10 });
      expect(await seek(3_000, 7)).toEqual({ has: true, gap: undefined, requestCount: 7 });
      expect(await seek(90, 80)).toEqual({ has: true, gap: undefined, requestCount: 1 });
    });

    it('has the whole of the rest also while others begin', async () => {
      expect(await seek(3_000, 7, { started: 3 })).toMatchObject({ has: true, gap: undefined });
      expect(await seek(3_000, 1_500, { started: 3 })).toMatchObject({ has: true, gap: undefined });
    });

    it('proves by a list of later ones alone that there is none', async () => {
      expect(await seek(1_000, -500)).toMatchObject({ has: false, gap: undefined });
      expect(await seek(1_050, -500)).toMatchObject({ has: false, gap: undefined });
    });
  });

  it('says that it may not be all where the list has no end', async () => {
    const endless = Array.from({ length: 40 }, (_, page) => ({ runs: runs(page), count: 100 }));
    expect(await walk(endless)).toMatchObject({ gap: 'the list goes on after 12 pages', requestCount: 12 });
  });
});
