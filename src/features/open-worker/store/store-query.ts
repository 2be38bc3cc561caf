import { infiniteQueryOptions } from '@tanstack/react-query';

import { isRepeated } from '#api/client/is-repeated.ts';
import type { Api } from '#api/operations.ts';
import type { StoreWorker } from '#core/run/run.ts';

/** Minimum number of Workers read at a time, and maximum number of pages read for them. */
const ENOUGH = 48;
const MOST_PAGES = 10;

/** A part of the store and the first page of the next part; undefined for the last. */
type StorePart = { readonly workers: readonly StoreWorker[]; readonly next: number | undefined };

/**
 * All of the store in parts. The platform gives no total: a page with nothing new is the end, even if it
 * repeats the same page again and again.
 */
export const storeQuery = (api: Api) =>
  infiniteQueryOptions({
    queryKey: ['store', 'parts'],
    queryFn: ({ pageParam, signal }) => readPart((page) => api.v2.storePage(page, signal), pageParam),
    initialPageParam: 1,
    getNextPageParam: ({ next }, parts) => (isRepeated(parts.map(slugsOf)) ? undefined : next),
    staleTime: 5 * 60_000,
    retry: 1,
  });

const slugsOf = ({ workers }: StorePart) => workers.map(({ slug }) => slug);

async function readPart(
  read: (page: number) => Promise<readonly StoreWorker[]>,
  from: number,
): Promise<StorePart> {
  const found = new Map<string, StoreWorker>();
  let page = from;
  for (; page < from + MOST_PAGES && found.size < ENOUGH; page += 1) {
    const added = (await read(page)).filter(({ slug }) => !found.has(slug));
    if (added.length === 0) return { workers: [...found.values()], next: undefined };
    for (const worker of added) found.set(worker.slug, worker);
  }
  return { workers: [...found.values()], next: page };
}
