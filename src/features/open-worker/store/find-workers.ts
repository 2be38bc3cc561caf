import type { QueryClient } from '@tanstack/react-query';

import type { Api } from '#api/operations.ts';
import { nearMatches } from '#core/find/near-words.ts';
import { rankMatches } from '#core/find/rank-matches.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { StoreWorker } from '#core/run/run.ts';

import { storeQuery } from './store-query.ts';

/** Results of a search: for all its words; if there are none, for single words; else for similar words. */
export type StoreMatches = {
  readonly by: 'all' | 'some' | 'near';
  readonly workers: readonly StoreWorker[];
};

const MOST_WORDS = 4;

const textsOf = ({ title, slug, description }: StoreWorker) => [title, slug, description];

export type StoreSearch = {
  readonly text: string;
  readonly api: Api;
  readonly client: QueryClient;
  readonly yours: readonly StoreWorker[];
};

/** Searches the store and the user's own Workers; then tries the words one by one, then similar words. */
export async function findWorkers(
  { text, api, client, yours }: StoreSearch,
  signal: AbortSignal,
): Promise<StoreMatches> {
  const own = rankMatches(yours, ({ title, slug }) => [title, slug], text);
  const whole = once([...own, ...(await api.searchStore(text, signal))]);
  if (whole.length > 0) return { by: 'all', workers: whole };
  const words = [...new Set(text.split(/\s+/))].filter((word) => word.length > 2).slice(0, MOST_WORDS);
  if (words.length > 1) {
    const each = await Promise.all(words.map((word) => api.searchStore(word, signal)));
    const some = byCount(each);
    if (some.length > 0) return { by: 'some', workers: some };
  }
  const known = once([...yours, ...(await wholeStore(client, api))]);
  return { by: 'near', workers: nearMatches(known, textsOf, text) };
}

function once(workers: readonly StoreWorker[]): readonly StoreWorker[] {
  return [...new Map(workers.toReversed().map((worker) => [worker.slug, worker])).values()].toReversed();
}

function byCount(each: readonly (readonly StoreWorker[])[]): readonly StoreWorker[] {
  const counts = new Map<WorkerSlug, number>();
  for (const { slug } of each.flat()) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  return [...once(each.flat())].sort((a, b) => (counts.get(b.slug) ?? 0) - (counts.get(a.slug) ?? 0));
}

const MOST_PAGES = 10;

async function wholeStore(client: QueryClient, api: Api): Promise<readonly StoreWorker[]> {
  try {
    const { pages } = await client.infiniteQuery({ ...storeQuery(api), pages: MOST_PAGES });
    return pages.flatMap(({ workers }) => workers);
  } catch {
    return [];
  }
}
