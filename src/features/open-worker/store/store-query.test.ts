import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';

import type { Api } from '#api/operations.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { storeQuery } from './store-query.ts';

it('ends where the platform gives the same page again and again', async () => {
  const page = Array.from({ length: 60 }, (_, at) => ({
    slug: `owner/worker-${at}` as WorkerSlug, // it is one
    title: 'Worker',
    description: '',
  }));
  const storePage = vi.fn(() => Promise.resolve(page));
  const api = { v2: { storePage } } as unknown as Api; // nothing else of it is asked
  const store = new InfiniteQueryObserver(new QueryClient(), storeQuery(api));
  await store.fetchNextPage();
  expect(store.getCurrentResult().hasNextPage).toBe(true);
  await store.fetchNextPage();
  expect(store.getCurrentResult().hasNextPage).toBe(false);
});
