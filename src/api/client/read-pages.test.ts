import { describe, expect, it } from 'vitest';

import { readPages } from './read-pages.ts';

type Given = Parameters<typeof readPages<string>>[0] extends (page: number) => Promise<infer Page>
  ? Page
  : never;

/** Reads pages as a platform gives them; beyond the last, the last again. */
async function read(...pages: readonly Given[]) {
  const requestedPages: number[] = [];
  const ask = (page: number) => {
    requestedPages.push(page);
    return Promise.resolve(pages[Math.min(page, pages.length) - 1] ?? { items: [] });
  };
  return {
    ...(await readPages(ask, { keyOf: (item) => item, most: 5 })),
    requestCount: requestedPages.length,
  };
}

describe('a list that is read page by page', () => {
  it('ends with its count', async () => {
    expect(await read({ items: ['a', 'b'], total: 3 }, { items: ['c'], total: 3 })).toEqual({
      ...{ items: ['a', 'b', 'c'], total: 3, isWhole: true, requestCount: 2 },
    });
    expect(await read({ items: [], total: 0 })).toMatchObject({ items: [], isWhole: true, requestCount: 1 });
  });

  it('ends without a count with a page that holds nothing', async () => {
    expect(await read({ items: ['a'] }, { items: [] })).toMatchObject({ isWhole: true, requestCount: 2 });
  });

  it('is not whole where the platform gives the same page again, with a count or without', async () => {
    expect(await read({ items: ['a', 'b'], total: 3 })).toMatchObject({
      total: 3,
      isWhole: false,
      requestCount: 2,
    });
    expect(await read({ items: ['a'] })).toMatchObject({ items: ['a'], isWhole: false, requestCount: 2 });
  });

  it('is not whole where some could not be read, or none is left of those that are counted', async () => {
    expect(await read({ items: ['a'], unread: 1, total: 2 })).toMatchObject({ total: 2, isWhole: false });
    expect(await read({ items: ['a'], total: 2 }, { items: [], total: 2 })).toMatchObject({ isWhole: false });
  });

  it('is not whole where one left it meanwhile: another may have moved to a page that was read', async () => {
    const pages = [
      { items: ['a', 'b'], total: 4 },
      { items: ['d'], total: 3 },
    ];
    expect(await read(...pages)).toMatchObject({ isWhole: false, requestCount: 3 });
  });

  it('is given up after so many pages', async () => {
    const pages = ['a', 'b', 'c', 'd', 'e', 'f'].map((item) => ({ items: [item], total: 6 }));
    expect(await read(...pages)).toMatchObject({ total: 6, isWhole: false, requestCount: 5 });
  });
});
