import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { Failure } from '#core/errors/failure.ts';
import type { Intent } from '#core/journal/intent.ts';
import type { Lookup } from '#core/journal/lookup.ts';

import { useApi, useKeyMark } from './api-context.tsx';
import { lookUp, type LostStart } from './look-up.ts';
import type { Api } from './operations.ts';
import { PRIVATE_QUERIES } from './queries.ts';

const NO_KEY: Lookup = { kind: 'unread', failure: new Failure({ kind: 'noKey' }) };
const LOOKING: Lookup = { kind: 'looking' };

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
