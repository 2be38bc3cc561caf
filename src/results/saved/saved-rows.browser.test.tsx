import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { NO_ROWS, type RowSet, placedRows, withPage } from '#core/results/row-set.ts';

import { createSavedRows, savedRowRecords, savedRunRecords } from './saved-rows.ts';
import { createSavedRowReader, readSavedOrFetch } from '../reading/read-saved-rows.ts';

const RUN = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug; // is one
const always = { signal: new AbortController().signal, onWritten: () => undefined };

const aSet = (count: number, text: string): RowSet => {
  const rows = Array.from({ length: count }, (_, n) => ({ n, text, cid: '\u000012345678901234567890' }));
  return { ...withPage(NO_ROWS, { columns: [], rows, size: count }), whole: true };
};

let serial = 0;
const aTab = (blocks: typeof savedRowRecords = savedRowRecords) =>
  createSavedRows({
    ...{ heads: savedRunRecords, blocks },
    locks: () => navigator.locks,
    newId: () => `g${(serial += 1)}`,
    now: () => 1_700_000_000_000,
  });

/** A browser whose room ends after so many blocks. */
const withRoomFor = (most: number): typeof savedRowRecords => {
  let put = 0;
  return {
    ...savedRowRecords,
    put: (...given) => {
      put += 1;
      if (put > most) return Promise.reject(new DOMException('full', 'QuotaExceededError'));
      return savedRowRecords.put(...given);
    },
  };
};

const textsOf = (set: RowSet | undefined) => [
  set?.count,
  ...new Set(set && placedRows(set).map(({ row }) => row['text'])),
];

describe('the rows that are kept of a run', () => {
  beforeEach(async () => {
    await savedRunRecords.remove(await savedRunRecords.keys());
    await savedRowRecords.remove(await savedRowRecords.keys());
  });

  it('are there for every tab, to the last digit, until they are removed', async () => {
    expect(await aTab().keep(RUN, aSet(2_500, 'a'), always)).toBeUndefined();
    const other = aTab();
    expect((await other.list()).get(RUN)).toMatchObject({ rows: 2_500, blocks: 3 });
    const read = await other.read(RUN);
    expect(read && placedRows(read).map(({ row }) => row)).toEqual(
      placedRows(aSet(2_500, 'a')).map(({ row }) => row),
    );
    await other.remove([RUN]);
    expect(await aTab().read(RUN)).toBeUndefined();
    expect(await savedRowRecords.keys()).toEqual([]);
  });

  it('do not forget that the platform counted more than it gave', async () => {
    await aTab().keep(RUN, { ...aSet(100, 'a'), total: 120 }, always);
    expect(await aTab().read(RUN)).toMatchObject({ count: 100, total: 120, whole: true });
  });

  describe.each([
    { by: 'at once', readBy: (api: Api) => readSavedOrFetch(api)(RUN, always.signal) },
    { by: 'page by page', readBy: (api: Api) => createSavedRowReader(api, RUN).readTo(Infinity) },
  ])('read $by', ({ readBy }) => {
    /** A platform that has so many rows of the run, or fails; and how often it was asked. */
    const aPlatform = (given: number | Failure, total = given) => {
      const results = vi.fn<Api['results']>((_, { page }) => {
        if (given instanceof Failure) return Promise.reject(given);
        const rows = page === 1 ? Array.from({ length: given }, (__, n) => ({ n, text: 'there' })) : [];
        return Promise.resolve({ columns: [], rows, size: rows.length, total: Number(total) });
      });
      return { api: { results } as Partial<Api> as Api, results }; // no more of it is asked
    };

    it('are all from here where they are whole', async () => {
      await aTab().keep(RUN, aSet(100, 'here'), always);
      const { api, results } = aPlatform(120);
      expect(textsOf(await readBy(api))).toEqual([100, 'here']);
      expect(results).not.toHaveBeenCalled();
    });

    it.each([
      { now: 'gives more', platform: aPlatform(120), expected: [120, 'there'] },
      { now: 'gives no more', platform: aPlatform(100, 120), expected: [100, 'here'] },
      { now: 'gives fewer', platform: aPlatform(50, 120), expected: [100, 'here'] },
      { now: 'has deleted them', platform: aPlatform(0), expected: [100, 'here'] },
      {
        now: 'cannot be read',
        platform: aPlatform(new Failure({ kind: 'runNotFound' })),
        expected: [100, 'here'],
      },
    ])('are those of the platform where a part is kept and it gives more: it $now', async (of) => {
      await aTab().keep(RUN, { ...aSet(100, 'here'), total: 120 }, always);
      const set = await readBy(of.platform.api);
      expect(textsOf(set)).toEqual(of.expected);
      expect(set).toMatchObject({ total: 120, whole: true });
    });

    it('are those of the platform where none are kept of it', async () => {
      await aTab().keep(RUN, aSet(0, 'here'), always);
      expect(textsOf(await readBy(aPlatform(120).api))).toEqual([120, 'there']);
    });
  });

  it('are as they were where the room ends in the middle, and nothing is left of what did not fit', async () => {
    await aTab().keep(RUN, aSet(1_500, 'before'), always);
    expect(await aTab(withRoomFor(2)).keep(RUN, aSet(5_000, 'after'), always)).toBe('full');
    expect(textsOf(await aTab().read(RUN))).toEqual([1_500, 'before']);
    expect(await savedRowRecords.keys()).toHaveLength(2);
  });

  it('are as they were where it is cancelled', async () => {
    await aTab().keep(RUN, aSet(10, 'before'), always);
    const cancel = new AbortController();
    const going = aTab().keep(RUN, aSet(5_000, 'after'), {
      signal: cancel.signal,
      onWritten: () => cancel.abort(),
    });
    await expect(going).rejects.toMatchObject({ name: 'AbortError' });
    expect(textsOf(await aTab().read(RUN))).toEqual([10, 'before']);
  });

  it('are as they were where the tab is gone in the middle, whose blocks the next keeping removes', async () => {
    await aTab().keep(RUN, aSet(10, 'before'), always);
    await savedRowRecords.put([`${RUN} dead`, '000000'], [{ n: 1 }]);
    expect(textsOf(await aTab().read(RUN))).toEqual([10, 'before']);
    const other = '01KSFDS8XWTJME33C08XMCR6B8' as RunSlug; // is one
    await aTab().keep(other, aSet(1, 'x'), always);
    expect((await savedRowRecords.keys()).map(([owner]) => owner)).not.toContain(`${RUN} dead`);
  });

  it('are those of one tab or the other where two keep the same run at once, never a mixture', async () => {
    const failures = await Promise.all([
      aTab().keep(RUN, aSet(3_000, 'one'), always),
      aTab().keep(RUN, aSet(2_000, 'other'), always),
    ]);
    expect(failures).toEqual([undefined, undefined]);
    expect([
      [3_000, 'one'],
      [2_000, 'other'],
    ]).toContainEqual(textsOf(await aTab().read(RUN)));
  });
});
