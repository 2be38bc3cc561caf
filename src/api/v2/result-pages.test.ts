import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRowReader } from '#core/results/row-reader.ts';
import { ROW_ID, placedRows } from '#core/results/row-set.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { ResultRow } from '#core/run/run.ts';

import { createResultPages } from './result-pages.ts';
import type { V2ResultList } from './wire/results.ts';

const SLUG = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug;

type Platform = {
  readonly unit: 'page' | 'row';
  readonly entries: readonly (ResultRow | null)[];
  readonly count?: number | undefined;
  readonly tellsIndex?: boolean;
  /** A part, from 0, of a hundred that is given without its last three entries. */
  readonly short?: number;
  readonly onAsk?: (offset: number) => void;
};

/** v2 as it counts now, or as it was seen to count; and what was asked of it. */
function aPlatform({ unit, entries, count, tellsIndex = false, short = -1, onAsk }: Platform) {
  const requests: (readonly [offset: number, limit: number])[] = [];
  const pages = createResultPages((_, { offset, limit }): Promise<V2ResultList> => {
    requests.push([offset, limit]);
    onAsk?.(offset);
    const from = unit === 'row' ? offset : (Math.max(1, offset) - 1) * limit;
    return Promise.resolve({
      columns: [],
      entries: entries.slice(from, from + limit - (from === short * 100 && limit === 100 ? 3 : 0)),
      ...(count !== undefined && { total: count }),
      ...(tellsIndex && { pageIndex: Math.floor(from / limit) + 1 }),
    });
  });
  return { requests, pages };
}

const numbered = (count: number) => Array.from({ length: count }, (_, n) => ({ n }));

describe('pages of results of v2', () => {
  it.each(['page', 'row'] as const)('are the same where `offset` counts by %s', async (unit) => {
    const { pages } = aPlatform({ unit, entries: numbered(450) });
    const rowsAt = async (page: number, pageSize: number) => (await pages(SLUG, { page, pageSize })).rows;
    expect(await rowsAt(1, 100)).toEqual(numbered(100));
    expect(await rowsAt(3, 100)).toEqual(numbered(450).slice(200, 300));
    expect(await rowsAt(2, 300)).toEqual(numbered(450).slice(300));
    expect(await rowsAt(2, 150)).toEqual(numbered(450).slice(150, 300));
    expect(await rowsAt(3, 37)).toEqual(numbered(450).slice(74, 111));
    expect(await rowsAt(9, 100)).toEqual([]);
  });

  it('have no row doubled and none missed under either reading, whatever else an answer tells', async () => {
    const anEntry = fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('page' as const, 'row' as const),
        fc.array(anEntry, { maxLength: 2_400, size: 'max' }),
        fc.option(fc.nat(3_000), { nil: undefined }),
        fc.boolean(),
        fc.boolean(),
        async (unit, kinds, count, tellsIndex, withIds) => {
          const entries = kinds.map((isRow, n) =>
            isRow ? { n, ...(withIds && { [ROW_ID]: `id-${n}` }) } : null,
          );
          const { pages } = aPlatform({ unit, entries, count, tellsIndex });
          const set = await createRowReader((at) => pages(SLUG, at)).readTo(Infinity);
          expect(placedRows(set).map(({ row }) => row)).toEqual(entries.filter((entry) => entry !== null));
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    { short: 2, all: 2_500 },
    { short: 13, all: 2_500 },
    { short: 13, all: 1_500 },
  ])('end at no part that is short: $short of $all', async ({ short, all }) => {
    for (const count of [undefined, all]) {
      const { pages } = aPlatform({ unit: 'page', entries: numbered(all), count, short });
      await expect(createRowReader((at) => pages(SLUG, at)).readTo(Infinity)).rejects.toThrow('unreadable');
    }
  });

  it('go on where a part that was short has been filled since', async () => {
    const entries = numbered(250);
    const { pages } = aPlatform({
      unit: 'page',
      entries,
      onAsk: (offset) => {
        if (offset === 4 && entries.length === 250) entries.push(...numbered(450).slice(250));
      },
    });
    expect((await pages(SLUG, { page: 1, pageSize: 1_000 })).rows).toEqual(numbered(450));
  });

  it('are asked for in parts that v2 allows, no further than there are rows; how to count is found out once', async () => {
    const { requests, pages } = aPlatform({ unit: 'page', entries: numbered(250), count: 250 });
    await pages(SLUG, { page: 1, pageSize: 1_000 });
    await pages(SLUG, { page: 2, pageSize: 100 });
    expect(requests).toEqual([
      [0, 100],
      [0, 10],
      [2, 10],
      [2, 100],
      [3, 100],
      [2, 100],
    ]);
  });
});
