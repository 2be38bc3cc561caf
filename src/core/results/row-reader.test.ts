import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { Failure } from '#core/errors/failure.ts';
import type { ResultPage, ResultRow } from '#core/run/run.ts';

import { createRowReader } from './row-reader.ts';
import { ROW_ID, placedRows } from './row-set.ts';

type Entry = ResultRow | null;
type Platform = {
  readonly entries: readonly Entry[];
  /** What it says that there are; undefined says nothing. */
  readonly count: number | undefined;
  /** The most that it gives at a time. */
  readonly cap?: number;
};

function pageOf({ entries, count, cap = 1_000 }: Platform, page: number, pageSize: number): ResultPage {
  const size = Math.min(cap, pageSize);
  const given = entries.slice((page - 1) * size, page * size);
  const rows = given.filter((entry) => entry !== null);
  const keys = new Set(rows.flatMap((row) => Object.keys(row)));
  keys.delete(ROW_ID);
  return {
    columns: [...keys].map((key) => ({ key, label: key, format: '' })),
    rows,
    size: given.length,
    ...(count !== undefined && { total: count }),
  };
}

function aPlatform(platform: Platform) {
  const ask = vi.fn((at: { page: number; pageSize: number }) =>
    Promise.resolve(pageOf(platform, at.page, at.pageSize)),
  );
  return { ask, reader: createRowReader(ask) };
}

const numbered = (count: number): readonly ResultRow[] => Array.from({ length: count }, (_, n) => ({ n }));

async function rowsFrom(platform: Platform) {
  const set = await aPlatform(platform).reader.readTo(Infinity);
  return { set, rows: placedRows(set).map(({ row }) => row) };
}

describe('reading the rows of a run', () => {
  it.each([
    ['no count', undefined],
    ['a count of the first page', 1_000],
    ['a count of nothing', 0],
    ['a count that is too high', 9_000],
    ['the right count', 2_500],
  ])('reads all of 2,500 rows under %s', async (_, count) => {
    const { set, rows } = await rowsFrom({ entries: numbered(2_500), count });
    expect(rows).toEqual(numbered(2_500));
    expect(set).toMatchObject({ whole: true, count: 2_500, total: Math.max(2_500, count ?? 0) });
  });

  it('knows of rows that are counted where none of them comes', async () => {
    const { set, rows } = await rowsFrom({ entries: [], count: 21 });
    expect(rows).toEqual([]);
    expect(set).toMatchObject({ whole: true, count: 0, total: 21 });
  });

  it('neither misses nor doubles a row, whatever the count says, wherever holes are, however little comes at a time', async () => {
    const anEntry = fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false));
    await fc.assert(
      fc.asyncProperty(
        fc.array(anEntry, { maxLength: 3_300, size: 'max' }),
        fc.option(fc.nat(4_000), { nil: undefined }),
        fc.constantFrom(100, 250, 999, 1_000),
        fc.boolean(),
        async (kinds, count, cap, withIds) => {
          const entries = kinds.map((isRow, n) =>
            isRow ? { n, ...(withIds && { [ROW_ID]: `id-${n}` }) } : null,
          );
          const { set, rows } = await rowsFrom({ entries, count, cap });
          expect(rows).toEqual(entries.filter((entry) => entry !== null));
          expect(set.holes).toBe(entries.length - rows.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('asks no more than it has to', async () => {
    for (const [total, requestCount] of [
      [0, 1],
      [40, 1],
      [2_350, 3],
    ] as const) {
      const { ask, reader } = aPlatform({ entries: numbered(total), count: total });
      await reader.readTo(Infinity);
      expect(ask).toHaveBeenCalledTimes(requestCount);
    }
  });

  it('gathers the columns of all rows', async () => {
    const entries = [...numbered(1_000), { late: 1 }];
    const { set } = await rowsFrom({ entries, count: 1_001 });
    expect(set.columns.map(({ key }) => key)).toEqual(['n', 'late']);
  });

  it('ends where there are as many as are wanted, and goes on from there', async () => {
    const { ask, reader } = aPlatform({ entries: numbered(3_500), count: 3_500 });
    expect(await reader.readTo(1_500)).toMatchObject({ count: 2_000, total: 3_500, whole: false });
    expect(await reader.readTo(2_000)).toMatchObject({ count: 2_000 });
    expect(await reader.readTo(Infinity)).toMatchObject({ count: 3_500, whole: true });
    expect(ask).toHaveBeenCalledTimes(4);
  });

  it('joins a reading that is under way', async () => {
    const { ask, reader } = aPlatform({ entries: numbered(2_500), count: 2_500 });
    const [a, b] = await Promise.all([reader.readTo(1), reader.readTo(Infinity)]);
    expect([a.count, b.count]).toEqual([2_500, 2_500]);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('goes on after a failure where it ended, and tells of it until then', async () => {
    const platform = { entries: numbered(2_500), count: 2_500 };
    let fails = true;
    const reader = createRowReader(({ page, pageSize }) =>
      page === 2 && fails
        ? Promise.reject(new Failure({ kind: 'network' }))
        : Promise.resolve(pageOf(platform, page, pageSize)),
    );
    await expect(reader.readTo(Infinity)).rejects.toMatchObject({ facts: { kind: 'network' } });
    expect(reader.current()).toMatchObject({ busy: false, set: { count: 1_000 }, failure: {} });
    fails = false;
    expect(await reader.readTo(Infinity)).toMatchObject({ count: 2_500, whole: true });
    expect(reader.current().failure).toBeUndefined();
  });

  it('reads anew what it is told to forget', async () => {
    const entries = [...numbered(3)];
    const { reader } = aPlatform({ entries, count: undefined });
    await reader.readTo(Infinity);
    entries.push({ n: 3 });
    expect(await reader.readTo(Infinity)).toMatchObject({ count: 3 });
    reader.restart();
    expect(reader.current()).toMatchObject({ set: { count: 0, whole: false } });
    expect(await reader.readTo(Infinity)).toMatchObject({ count: 4 });
  });

  it('ends where it is stopped, without telling of a failure', async () => {
    const reader = createRowReader(({ signal }) =>
      signal.aborted
        ? Promise.reject(new Failure({ kind: 'cancelled' }))
        : new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(new Failure({ kind: 'cancelled' })));
          }),
    );
    const reading = reader.readTo(1);
    reader.stop();
    await expect(reading).rejects.toMatchObject({ facts: { kind: 'cancelled' } });
    expect(reader.current()).toEqual({ set: expect.anything() as unknown, busy: false });
  });

  it('refuses to go on over rows that are missing', async () => {
    const entries = numbered(3_000);
    const reader = createRowReader(({ page, pageSize }) => {
      const whole = pageOf({ entries, count: 3_000 }, page, pageSize);
      return Promise.resolve(page === 2 ? { ...whole, rows: whole.rows.slice(0, 10), size: 10 } : whole);
    });
    await expect(reader.readTo(Infinity)).rejects.toMatchObject({
      facts: { kind: 'unreadable', detail: 'page 2 of the results is not whole' },
    });
  });

  it.each([
    ['with IDs', numbered(1_000).map((row, n) => ({ ...row, [ROW_ID]: n }))],
    ['without', numbered(1_000)],
  ])('refuses a page that comes again, %s', async (_, entries) => {
    const reader = createRowReader(() => Promise.resolve(pageOf({ entries, count: undefined }, 1, 1_000)));
    await expect(reader.readTo(Infinity)).rejects.toMatchObject({
      facts: { detail: 'page 2 of the results is the one before it again' },
    });
  });

  it('takes rows that are all alike for what they are', async () => {
    const entries = Array.from({ length: 2_500 }, () => ({ a: 1 }));
    expect((await rowsFrom({ entries, count: 2_500 })).rows).toHaveLength(2_500);
  });

  it('has a row once that comes again on a later page, and keeps others that only share its ID', async () => {
    const entries = numbered(2_001).map((row, n): ResultRow => ({ ...row, [ROW_ID]: `id-${n}` }));
    const again = { n: 999, [ROW_ID]: 'id-999' };
    const other = { n: -1, [ROW_ID]: 'id-999' };
    const shifted = [...entries.slice(0, 1_000), again, other, ...entries.slice(1_000)];
    const { set, rows } = await rowsFrom({ entries: shifted, count: 2_003 });
    expect(rows).toEqual([...entries.slice(0, 1_000), other, ...entries.slice(1_000)]);
    expect(set).toMatchObject({ whole: true, count: 2_002, holes: 0 });
  });

  it.each([
    ['that begin too late', [20, 1_000, 2_000], 2_480],
    ['that begin too early', [0, 950, 1_900], 2_500],
  ])(
    'counts what comes twice for none of the rows that are missing, in pages %s',
    async (_, begins, count) => {
      const entries = numbered(2_500).map((row, n): ResultRow => ({ ...row, [ROW_ID]: `id-${n}` }));
      const reader = createRowReader(({ page, pageSize }) => {
        const from = begins[page - 1] ?? entries.length;
        const rows = entries.slice(from, from + pageSize);
        return Promise.resolve({ columns: [], rows, size: rows.length, total: 2_500 });
      });
      expect(await reader.readTo(Infinity)).toMatchObject({ whole: true, count, total: 2_500, holes: 0 });
    },
  );
});
