import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { StoreWorker } from '#core/run/run.ts';
import { useDebounced } from '#ui/hooks/use-debounced.ts';

import type { StoreMatches, StoreSearch } from './find-workers.ts';

const found =
  (storeSearch: StoreSearch) =>
  async ({ signal }: { readonly signal: AbortSignal }) =>
    (await import('./find-workers.ts')).findWorkers(storeSearch, signal);

const findQuery = (storeSearch: StoreSearch) =>
  queryOptions({
    queryKey: ['store', 'find', storeSearch.text, storeSearch.yours.map(({ slug }) => slug)],
    queryFn: found(storeSearch),
    staleTime: 60_000,
  });

export type Search = {
  /** The text last searched for; it follows the typed text after a rest. */
  readonly text: string;
  readonly found: StoreMatches | undefined;
  readonly failure: Error | null;
  readonly again: () => void;
};

/**
 * Searches for a text once typing rests; not for a blank one.
 * @returns the search, and a function that acts on its first hit once it arrives, unless the text changes
 * meanwhile
 */
export function useFoundWorkers(text: string, yours: readonly StoreWorker[]) {
  const api = useApi();
  const client = useQueryClient();
  const typed = useRef(text);
  const settled = useDebounced(text);
  const storeSearch = { text: settled, api, client, yours };
  const { data, error, refetch } = useQuery({
    ...findQuery(storeSearch),
    enabled: settled !== '' && text !== '',
    placeholderData: keepPreviousData,
  });
  const search: Search = { text: settled, found: data, failure: error, again: () => void refetch() };
  const withFirst = async (open: (worker: StoreWorker) => void) => {
    typed.current = text;
    try {
      const { workers } = await client.query(findQuery({ ...storeSearch, text }));
      const [first] = workers;
      if (first && typed.current === text) open(first);
    } catch {
      // The search on screen says so.
    }
  };
  return {
    search,
    withFirst,
    forget: () => {
      typed.current = '';
    },
  };
}
