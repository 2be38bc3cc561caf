import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

import { Failure } from '#core/errors/failure.ts';
import type { Intent } from '#starts/journal/intent.ts';
import type { Lookup } from './lookup.ts';

import { useApi, useKeyMark } from '#api/api-context.tsx';
import { lookUp, type LostStart } from './look-up.ts';
import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES } from '#api/queries.ts';

const NO_KEY: Lookup = { kind: 'unread', failure: new Failure({ kind: 'noKey' }) };
const LOOKING: Lookup = { kind: 'looking' };

/** Milliseconds for which it holds that the platform lists no such run. */
const HOLDS = 60_000;

type Question = Pick<LostStart, 'accountedFor'> & {
  /** A lost start; undefined where there is none to look for. */
  readonly intent: Intent | undefined;
};

/** Looks a lost start up in the list of runs, a few times over ten seconds, until something is found. */
export function useLookup({ intent, accountedFor }: Question) {
  const api = useApi();
  const keyMark = useKeyMark();
  const hasKey = keyMark !== undefined;
  const otherKey = intent?.keyMark !== undefined && intent.keyMark !== keyMark;
  const client = useQueryClient();
  const query = lookupQuery(api, intent, accountedFor);
  const { data, error, isFetching, refetch } = useQuery({
    ...query,
    enabled: intent !== undefined && hasKey,
  });
  const lookup = useMemo<Lookup>(() => {
    if (!hasKey) return NO_KEY;
    if (isFetching) return LOOKING;
    if (error) return { kind: 'unread', failure: error };
    if (data === undefined) return LOOKING;
    return data.length > 0 ? { kind: 'found', runs: data, otherKey } : { kind: 'none', otherKey };
  }, [hasKey, isFetching, error, data, otherKey]);
  /** Whether the list of runs has no such run; looks once more where it was said a while ago. */
  const isNone = async (): Promise<boolean> => {
    try {
      return (await client.query({ ...query, staleTime: HOLDS })).length === 0;
    } catch {
      // It stands on the screen why the list cannot be read.
      return false;
    }
  };
  return { lookup, lookAgain: () => void refetch(), isNone };
}

const lookupQuery = (api: Api, intent: Intent | undefined, accountedFor: Question['accountedFor']) =>
  // eslint-disable-next-line @tanstack/query/exhaustive-deps -- of an intent, only the state ever changes
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'lookup', intent?.id],
    queryFn: ({ signal, client, queryKey }) => {
      const again = client.getQueryData(queryKey) !== undefined;
      return intent ? lookUp(api, { intent, accountedFor, again }, signal) : [];
    },
    staleTime: Infinity,
    refetchOnReconnect: false,
  });
