import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { factsOf } from '#core/errors/failure.ts';
import { isRunSettled } from '#core/run/run-state.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { pollDelay, type RunFilter } from '#core/run/run.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { Api } from '../operations.ts';
import { isPassing } from '../retry.ts';

/**
 * Prefix of every query key whose answer belongs to the owner of the API key; reset all of them when the
 * key changes.
 */
export const PRIVATE_QUERIES = 'private';

/** Prefix of the query keys of Workers; parts of these answers may be visible to the key's owner only. */
export const WORKER_QUERIES = 'worker';

export const MINUTE = 60_000;

/** Polling pauses offline and catches up by itself; the run page says so. */
const WAITS_FOR_NETWORK = 'online' as const;

export const storeSearchQuery = (api: Api, text: string) =>
  queryOptions({
    queryKey: ['store', text.trim()],
    queryFn: ({ signal }) => api.searchStore(text.trim(), signal),
    enabled: text.trim() !== '',
    staleTime: MINUTE,
  });

/**
 * A Worker's descriptor; never refetched during editing.
 * Structural sharing is off, here and for rows: it copies objects key by key and loses keys such as
 * `__proto__`.
 */
export const workerQuery = (api: Api, slug: WorkerSlug) =>
  queryOptions({
    queryKey: [WORKER_QUERIES, slug],
    queryFn: ({ signal }) => api.worker(slug, signal),
    staleTime: MINUTE,
    // Who comes back later opens it anew.
    gcTime: MINUTE,
    refetchOnMount: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    structuralSharing: false,
  });

export const proxyRegionsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['proxy-regions'],
    queryFn: ({ signal }) => api.proxyRegions(signal),
    staleTime: 24 * 60 * MINUTE,
  });

/** Polls of a run before automatic following stops: one day at the slowest pace. */
const MAX_LOOKS = 5_760;

const COST_PACE = 10_000;

/** Seconds to wait after a rate limit without a duration, and the maximum. */
const LIMITED = { usual: 60, most: 900 };

/** Milliseconds to the next poll: longer after a rate limit; false after a failure that a retry cannot fix. */
function after(error: Error | null, pace: number | false): number | false {
  if (error === null || pace === false || isPassing(error)) return pace;
  const { kind, status = 0, retryAfter = LIMITED.usual } = factsOf(error);
  // A proxy says by a page of its own that it does not reach the platform.
  if (kind === 'unreadable' && status >= 500) return pace;
  return kind === 'rateLimited' ? Math.max(pace, Math.min(retryAfter, LIMITED.most) * 1_000) : false;
}

/**
 * Follows one run until it is over and its cost is final, at the pace that `core` decides. Pauses while
 * the tab is hidden and resumes at once. Stops on a failure that a retry cannot fix.
 */
export const runQuery = (api: Api, slug: RunSlug) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'run', slug],
    queryFn: ({ signal }) => api.run(slug, signal),
    staleTime: ({ state }) => (state.data !== undefined && isRunSettled(state.data) ? Infinity : 0),
    refetchInterval: ({ state }) => {
      if (state.dataUpdateCount >= MAX_LOOKS) return false;
      const isOpen = state.data?.costPending === true;
      return after(state.error, isOpen ? COST_PACE : pollDelay(state.data?.status, state.dataUpdateCount));
    },
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: true,
    networkMode: WAITS_FOR_NETWORK,
  });

export const runsQuery = (api: Api, filter: RunFilter) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'runs', filter],
    queryFn: ({ signal }) => api.runs(filter, signal),
    placeholderData: keepPreviousData,
  });

type FollowedSlug = {
  readonly slug: RunSlug;
  readonly over: boolean;
};

export const resultsQuery = (
  api: Api,
  { slug, over }: FollowedSlug,
  page: { readonly page: number; readonly pageSize: number },
) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'results', slug, page, over],
    queryFn: ({ signal }) => api.results(slug, { ...page, signal }),
    placeholderData: (previous, query) => (query?.queryKey[2] === slug ? previous : undefined),
    structuralSharing: false,
    ...pace(over),
  });

export const logQuery = (api: Api, { slug, over }: FollowedSlug) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'log', slug, over],
    queryFn: ({ signal }) => api.log(slug, signal),
    placeholderData: (previous, query) => (query?.queryKey[2] === slug ? previous : undefined),
    // To compare a long log with the one before would take as long as to read it.
    structuralSharing: false,
    ...pace(over),
  });

type Polled = { readonly state: { readonly dataUpdateCount: number; readonly error: Error | null } };

const pace = (over: boolean) => ({
  staleTime: over ? Infinity : 0,
  refetchInterval: ({ state }: Polled) =>
    over ? (false as const) : after(state.error, pollDelay('running', state.dataUpdateCount)),
  refetchIntervalInBackground: false,
  refetchOnWindowFocus: true,
  networkMode: WAITS_FOR_NETWORK,
});

export const accountQuery = (api: Api) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'account'],
    queryFn: ({ signal }) => api.account(undefined, signal),
    staleTime: MINUTE,
  });
