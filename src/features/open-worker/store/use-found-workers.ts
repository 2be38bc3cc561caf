import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { StoreWorker } from '#core/run/run.ts';
import { useDebounced } from '#ui/hooks/use-debounced.ts';

import type { StoreMatches, StoreSearch } from './find-workers.ts';

const found =
  (asked: StoreSearch) =>
  async ({ signal }: { readonly signal: AbortSignal }) =>
    (await import('./find-workers.ts')).findWorkers(asked, signal);

const findQuery = (asked: StoreSearch) =>
  queryOptions({
    queryKey: ['store', 'find', asked.text, asked.yours.map(({ slug }) => slug)],
    queryFn: found(asked),
    staleTime: 60_000,
  });

/** What a search for a text brought. */
export type Search = {
  /** What was last searched for; it follows what is typed after a rest. */
  readonly text: string;
  /** Undefined until there is an answer. */
  readonly found: StoreMatches | undefined;
  readonly failure: Error | null;
  readonly again: () => void;
};

/**
 * Searches for a text once typing rests; nothing for a blank one.
 * @returns the search, and what to do with its first hit once it is there, unless something else is typed meanwhile
 */
export function useFoundWorkers(text: string, yours: readonly StoreWorker[]) {
  const api = useApi();
  const client = useQueryClient();
  const typed = useRef(text);
  const settled = useDebounced(text);
  const asked = { text: settled, api, client, yours };
  const { data, error, refetch } = useQuery({
    ...findQuery(asked),
    enabled: settled !== '' && text !== '',
    placeholderData: keepPreviousData,
  });
  const search: Search = { text: settled, found: data, failure: error, again: () => void refetch() };
  const withFirst = async (open: (worker: StoreWorker) => void) => {
    typed.current = text;
    try {
      const { workers } = await client.query(findQuery({ ...asked, text }));
      const [first] = workers;
      if (first && typed.current === text) open(first);
    } catch {
      // The search on screen says so.
    }
  };
  return {
    search,
    withFirst,
    /** Something else is typed. */
    forget: () => {
      typed.current = '';
    },
  };
}
