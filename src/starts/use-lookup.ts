import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useKeyFingerprint } from '#api/api-context.tsx';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import type { Intent } from './journal/intent.ts';
import type { Lookup } from './journal/lookup.ts';
import type { Sighting } from './look-up/look-up.ts';
import { ENOUGH_LOOKS, nextLook, nextTry } from './look-up/pace.ts';
import { useStarts } from './starts-context.tsx';
import type { SentSought, Starts } from './starts.ts';

const LOOKING: Lookup = { kind: 'looking' };

type KeyedStart = SentSought & Pick<Intent, 'keyMark'>;

type LookupSighting = {
  readonly sighting: Sighting;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly looks: number;
  /** When each seen run was first listed. */
  readonly listed: ReadonlyMap<RunSlug, number>;
};

export function useLookup(lost: KeyedStart | undefined) {
  const starts = useStarts();
  const fingerprint = useKeyFingerprint();
  const hasKey = fingerprint !== undefined;
  const otherKey = lost?.keyMark !== undefined && lost.keyMark !== fingerprint;
  const client = useQueryClient();
  const query = lookupQuery(starts, lost);
  const { data, error, isFetching, refetch } = useQuery({ ...query, enabled: lost !== undefined && hasKey });
  const lookup = useMemo<Lookup>(() => {
    if (!hasKey) return { kind: 'unread', failure: new Failure({ kind: 'noKey' }) };
    if (error) return isFetching ? LOOKING : { kind: 'unread', failure: error };
    return data === undefined ? LOOKING : toLookup(data, otherKey);
  }, [hasKey, isFetching, error, data, otherKey]);
  const look = async (): Promise<Sighting | undefined> => {
    try {
      return (await client.query({ ...query, staleTime: 0 })).sighting;
    } catch {
      return undefined;
    }
  };
  const listedAt = (run: RunSlug): number => data?.listed.get(run) ?? Infinity;
  const answer = data?.sighting.kind === 'answered' ? data.sighting.run : undefined;
  return { lookup, answer, lookAgain: () => void refetch(), look, listedAt };
}

function toLookup({ sighting, at, looks }: LookupSighting, otherKey: boolean): Lookup {
  switch (sighting.kind) {
    case 'listed':
      return { ...sighting, kind: 'found', certain: sighting.certain && !otherKey, otherKey };
    case 'none':
      return looks < ENOUGH_LOOKS ? LOOKING : { kind: 'none', until: at, otherKey };
    case 'answered':
      // The journal knows of it already.
      return LOOKING;
  }
}

const lookupQuery = (starts: Starts, lost: KeyedStart | undefined) =>
  // oxlint-disable-next-line @tanstack/query/exhaustive-deps -- of an intent, only the state ever changes
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'lookup', lost?.id],
    queryFn: async ({ signal, client, queryKey }): Promise<LookupSighting> => {
      const { looks = 0, listed = [] } = client.getQueryData<LookupSighting>(queryKey) ?? {};
      const sighting: Sighting = lost ? await starts.look(lost, signal) : { kind: 'none' };
      const at = Date.now();
      const runs = sighting.kind === 'listed' ? sighting.runs : [];
      return {
        sighting,
        at,
        looks: looks + 1,
        listed: new Map([...runs.map(({ slug }) => [slug, at] as const), ...listed]),
      };
    },
    refetchInterval: ({ state }) =>
      state.error
        ? nextTry(state.errorUpdateCount)
        : nextLook(state.data?.looks ?? 0, Date.now() - (lost?.at ?? Infinity)),
    refetchOnWindowFocus: true,
    refetchOnReconnect: false,
    structuralSharing: false,
  });
