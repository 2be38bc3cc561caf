import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { Failure } from '#core/errors/failure.ts';
import { findCandidates } from '#core/journal/find-candidates.ts';
import type { Intent } from '#core/journal/intent.ts';
import type { Lookup } from '#core/journal/lookup.ts';
import { workerOf } from '#core/journal/start-subject.ts';
import type { Run } from '#core/run/run.ts';

import { useApi, useKeyMark } from './api-context.tsx';
import type { Api } from './operations.ts';
import { PRIVATE_QUERIES } from './queries.ts';

/** Milliseconds before each look: a run may take a while to be listed. */
const LOOKS = [0, 1_500, 3_000, 5_500];

/** Runs that each look takes, of the Worker where it is known, newest first. */
const PAGE_SIZE = 20;

const NO_KEY: Lookup = { kind: 'unread', failure: new Failure({ kind: 'noKey' }) };
const LOOKING: Lookup = { kind: 'looking' };

type Question = {
  /** A lost start; undefined where there is none to look for. */
  readonly intent: Intent | undefined;
  /** Gives the runs that are known to belong to other starts. */
  readonly accountedFor: () => Promise<ReadonlySet<string>>;
};

/** Looks a lost start up in the list of runs, a few times over ten seconds, until something is found. */
export function useLookup({ intent, accountedFor }: Question) {
  const api = useApi();
  const keyMark = useKeyMark();
  const hasKey = keyMark !== undefined;
  const otherKey = intent?.keyMark !== undefined && intent.keyMark !== keyMark;
  const { data, error, isFetching, refetch } = useQuery({
    ...lookupQuery(api, intent, accountedFor),
    enabled: intent !== undefined && hasKey,
  });
  const lookup = useMemo<Lookup>(() => {
    if (!hasKey) return NO_KEY;
    if (isFetching) return LOOKING;
    if (error) return { kind: 'unread', failure: error };
    if (data === undefined) return LOOKING;
    return data.length > 0 ? { kind: 'found', runs: data, otherKey } : { kind: 'none', otherKey };
  }, [hasKey, isFetching, error, data, otherKey]);
  return { lookup, lookAgain: () => void refetch() };
}

const lookupQuery = (api: Api, intent: Intent | undefined, accountedFor: Question['accountedFor']) =>
  // eslint-disable-next-line @tanstack/query/exhaustive-deps -- of an intent, only the state ever changes
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'lookup', intent?.id],
    queryFn: ({ signal }) => (intent ? lookUp(api, { intent, accountedFor }, signal) : []),
    staleTime: Infinity,
    refetchOnReconnect: false,
  });

async function lookUp(
  api: Api,
  { intent, accountedFor }: Question & { readonly intent: Intent },
  signal: AbortSignal,
): Promise<readonly Run[]> {
  const worker = workerOf(intent.subject);
  const filter = { ...(worker !== undefined && { worker }), page: 1, pageSize: PAGE_SIZE };
  for (const wait of LOOKS) {
    await pause(wait, signal);
    const [{ runs }, others] = await Promise.all([api.runs(filter, signal), accountedFor()]);
    const found = findCandidates(runs, { intent, accountedFor: others });
    if (found.length > 0) return found;
  }
  return [];
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new Failure({ kind: 'cancelled' }));
    });
  });
}
