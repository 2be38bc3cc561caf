import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { eachOnce, isRunOver, type Run } from '#core/run/run.ts';
import { listedAt } from '#core/run/run-time.ts';

import { useApi, useHasKey } from '../api-context.tsx';
import type { Api } from '../operations.ts';
import { PRIVATE_QUERIES } from './queries.ts';

const DAY = 86_400_000;

/** How far back, and how many at least: the results of a week ago are about to be deleted. */
const SPAN = 60 * DAY;
const WEEK = 8 * DAY;
const ENOUGH_RUNS = 100;

/** The runs of the last week, and so many before it that each Worker in use has one. */
export const latestRunsQuery = (api: Api) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'runs', 'latest'],
    queryFn: async ({ signal }) => {
      const { now } = api.serverTime();
      // However many they are: what was before those that were left out would be deleted unseen.
      const isEnough = (runs: readonly Run[]) => {
        const last = runs.at(-1);
        return last !== undefined && runs.length >= ENOUGH_RUNS && (listedAt(last) ?? now) < now - WEEK;
      };
      const { runs, gap } = await api.walkRuns({ from: now - SPAN, to: now + DAY, isEnough }, signal);
      return { runs, isWhole: gap === undefined };
    },
    staleTime: 5 * 60_000,
  });

/** Milliseconds between looks at the newest runs: while one goes on, and otherwise. */
const PACE = { going: 10_000, resting: 60_000 } as const;

/** So many are looked at again and again. */
const NEWEST = 50;

const newestRunsQuery = (api: Api) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'runs', 'newest page'],
    queryFn: async ({ signal }) => (await api.runs({ page: 1, pageSize: NEWEST }, signal)).runs,
    refetchInterval: ({ state: { data = [] } }) =>
      data.some(({ status }) => !isRunOver(status)) ? PACE.going : PACE.resting,
    refetchOnWindowFocus: true,
  });

type LatestRuns = {
  /** The newest first; none without a key. */
  readonly runs: readonly Run[];
  /** Whether some of the last week are known to be missing. */
  readonly isCut: boolean;
  /** They are read, or cannot be. */
  readonly isSettled: boolean;
  readonly failure: Error | null;
  readonly again: () => void;
};

const NONE: readonly Run[] = [];

/** The latest runs of the account, as they go on. */
export function useLatestRuns(): LatestRuns {
  const api = useApi();
  const enabled = useHasKey();
  const latest = useQuery({ ...latestRunsQuery(api), enabled });
  const newest = useQuery({ ...newestRunsQuery(api), enabled });
  const [listed, fresh] = [latest.data?.runs ?? NONE, newest.data ?? NONE];
  const runs = useMemo(() => eachOnce([...fresh, ...listed, ...fresh]), [listed, fresh]);
  return {
    runs,
    isCut: latest.data?.isWhole === false,
    isSettled: !enabled || !(latest.isPending || newest.isPending),
    failure: latest.error ?? newest.error,
    again: () => {
      void latest.refetch();
      void newest.refetch();
    },
  };
}
