import { infiniteQueryOptions } from '@tanstack/react-query';

import { isRepeated } from '#api/client/is-repeated.ts';
import type { Api } from '#api/operations.ts';
import type { StoreWorker } from '#core/run/run.ts';

/** Workers that are read at a time at the least, and pages that are read for them at the most. */
const ENOUGH = 48;
const MOST_PAGES = 10;

/** A part of the store, and the page where the next begins; none where it is the last. */
type StorePart = { readonly workers: readonly StoreWorker[]; readonly next: number | undefined };

/**
 * All of the store, part by part. The platform does not say how many there are: a page that brings nothing new is the end, also
 * where it gives the same again and again.
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
