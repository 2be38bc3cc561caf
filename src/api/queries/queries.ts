import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { factsOf } from '#core/errors/failure.ts';
import { isRunSettled } from '#core/run/run-state.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { pollDelay, type RunFilter } from '#core/run/run.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { Api } from '../operations.ts';
import { isPassing } from '../retry.ts';

/** First part of every query key whose answer belongs to the owner of the key: reset them all when the key changes. */
export const PRIVATE_QUERIES = 'private';

/** First part of the query keys of Workers: some of what they hold may be told to the owner of a key only. */
export const WORKER_QUERIES = 'worker';

/** In milliseconds. */
export const MINUTE = 60_000;

/** What is followed pauses without a network and catches up by itself; the run page says so. */
const WAITS_FOR_NETWORK = 'online' as const;

/** Workers of the store that match a text; asks nothing while the text is blank. */
export const storeSearchQuery = (api: Api, text: string) =>
  queryOptions({
    queryKey: ['store', text.trim()],
    queryFn: ({ signal }) => api.searchStore(text.trim(), signal),
    enabled: text.trim() !== '',
    staleTime: MINUTE,
  });

/**
 * A Worker's descriptor; not asked for again under a person's hands. Answers are not merged with earlier ones, here and
 * where rows come: that would copy objects key by key, and lose a key such as `__proto__`.
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

/** Looks at a run before giving up following it by itself: a day, at the slowest pace. */
const MAX_LOOKS = 5_760;

/** Milliseconds between looks at a run whose cost is pending. */
const COST_PACE = 10_000;

/** Seconds to wait after a rate limit that does not say how long, and at most. */
const LIMITED = { usual: 60, most: 900 };

/** Milliseconds to the next look: later after a rate limit, and none after a failure that asking again cannot mend. */
function after(error: Error | null, pace: number | false): number | false {
  if (error === null || pace === false || isPassing(error)) return pace;
  const { kind, status = 0, retryAfter = LIMITED.usual } = factsOf(error);
  // A proxy says by a page of its own that it does not reach the platform.
  if (kind === 'unreadable' && status >= 500) return pace;
  return kind === 'rateLimited' ? Math.max(pace, Math.min(retryAfter, LIMITED.most) * 1_000) : false;
}

/**
 * Follows one run until it is over and its cost is no longer pending, at the pace that `core` decides; not while the tab is hidden, and at once when it
 * comes back. Ends with a failure that asking again cannot mend.
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

/** One page of the history of runs. */
export const runsQuery = (api: Api, filter: RunFilter) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'runs', filter],
    queryFn: ({ signal }) => api.runs(filter, signal),
    placeholderData: keepPreviousData,
  });

type FollowedRun = {
  readonly slug: RunSlug;
  /** Whether the run is over: asked for a last time then, and not again. */
  readonly over: boolean;
};

/** One page of a run's results; asked for again while the run goes on. */
export const resultsQuery = (
  api: Api,
  { slug, over }: FollowedRun,
  page: { readonly page: number; readonly pageSize: number },
) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'results', slug, page, over],
    queryFn: ({ signal }) => api.results(slug, { ...page, signal }),
    placeholderData: (previous, query) => (query?.queryKey[2] === slug ? previous : undefined),
    structuralSharing: false,
    ...pace(over),
  });

/** The last lines of a run's log; asked for again while the run goes on. */
export const logQuery = (api: Api, { slug, over }: FollowedRun) =>
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

/** The balance of the key's owner. */
export const accountQuery = (api: Api) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'account'],
    queryFn: ({ signal }) => api.account(undefined, signal),
    staleTime: MINUTE,
  });
