import { beforeEach, describe, expect, it } from 'vitest';

import { openRecords } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';
import { type Collection, collectRun } from '#core/collection/collection.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { NO_ROWS, withPage } from '#core/results/row-set.ts';
import { aRun } from '#test/a-run.ts';
import { PLAIN_TEXT } from '#core/stored/format.ts';
import { savedRows } from '#results/saved/saved-rows.ts';

import { collectionStore, storedCollections } from './collection-store.ts';

const slugs = ['A', 'B', 'C'].map((last) => `01KSFDS8XWTJME33C08XMCR6B${last}` as RunSlug); // are some
const [A = '' as never, B = '' as never, C = '' as never] = slugs;

const aCollection = (...runs: readonly RunSlug[]): Collection => ({
  ...{ name: 'Hotels', madeAt: 1 },
  runs: runs.map((slug) => collectRun(aRun({ slug, status: 'succeeded' }), undefined)),
});

/** Of these runs: other tests keep rows, too. */
const savedSlugs = async () => {
  const savedRuns = await savedRows.list();
  return slugs.filter((slug) => savedRuns.has(slug));
};

describe('a collection that is removed', () => {
  beforeEach(async () => {
    await storedCollections.remove(await storedCollections.keys());
    for (const slug of slugs) {
      const set = { ...withPage(NO_ROWS, { columns: [], rows: [{ n: 1 }], size: 1 }), whole: true };
      await savedRows.keep(slug, set, { signal: new AbortController().signal, onWritten: () => undefined });
    }
    return async () => {
      await storedCollections.remove(await storedCollections.keys());
      await savedRows.remove(slugs);
    };
  });

  it('takes with it the rows of its runs that no other has, and none of runs that are in none', async () => {
    const id = await collectionStore.add(aCollection(A, B));
    await collectionStore.add(aCollection(B));
    await collectionStore.remove(id);
    expect(await savedSlugs()).toEqual([B, C]);
  });

  it('leaves all rows where another cannot be read: they may be its own', async () => {
    const id = await collectionStore.add(aCollection(A, B));
    await openRecords(STORED.collections, PLAIN_TEXT).put(['newer', 'collection'], '{"format":99}');
    expect(await collectionStore.list()).toMatchObject({
      collections: [{ id }],
      unread: { newer: 1, unreadable: 0 },
    });
    await collectionStore.remove(id);
    expect(await savedSlugs()).toEqual([A, B, C]);
  });
});
