import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import { isRunNotFound } from '#core/errors/not-found-failures.ts';
import { factsOf } from '#core/errors/failure.ts';
import { monthOf } from '#core/run/month.ts';
import { eachOnce, isRunOver, type Run } from '#core/run/run.ts';
import { listedAt, newestFirst } from '#core/run/run-time.ts';

const DAY = 86_400_000;

/** How far back runs are listed, and the minimum number: results are deleted after a week. */
const SPAN = 60 * DAY;
const WEEK = 8 * DAY;
const ENOUGH_RUNS = 100;

const LATEST = [PRIVATE_QUERIES, 'runs', 'latest'] as const;

/** Runs of the last week, and enough earlier ones that each used Worker has one. */
export const latestRunsQuery = (api: Api) =>
  queryOptions({
    queryKey: LATEST,
    queryFn: async ({ signal }) => {
      const { now } = api.serverTime();
      // However many they are: what was before those that were left out would be deleted unseen.
      const isEnough = (runs: readonly Run[]) => {
        const last = runs.at(-1);
        return last !== undefined && runs.length >= ENOUGH_RUNS && (listedAt(last) ?? now) < now - WEEK;
      };
      const { runs, gap, gapIn } = await api.walkRuns({ from: now - SPAN, to: now + DAY, isEnough }, signal);
      const isEarlier = gapIn !== undefined && gapIn < monthOf(now - WEEK);
      return { runs, isWhole: gap === undefined || isEarlier };
    },
    staleTime: 5 * 60_000,
  });

const NONE: readonly Run[] = [];

/** Milliseconds between reads of the newest runs: while one goes on, and otherwise. */
const PACE = { going: 10_000, resting: 60_000 } as const;

/** Number of newest runs that are polled; also of running ones behind them, in turn. */
const NEWEST = 50;
const MOST_BEHIND = 10;

/**
 * The newest runs and the last known state of those before: an ended run is not shown as running once
 * newer ones have begun.
 */
export const newestRunsQuery = (api: Api) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'runs', 'newest page'],
    queryFn: async ({ client, queryKey, signal }) => {
      const { runs: newest } = await api.runs({ page: 1, pageSize: NEWEST }, signal);
      const before = client.getQueryData<readonly Run[]>(queryKey) ?? NONE;
      const listed = client.getQueryData<{ readonly runs: readonly Run[] }>(LATEST)?.runs ?? NONE;
      const newestSlugs = new Set(newest.map(({ slug }) => slug));
      const behind = eachOnce([...listed, ...before]).filter(
        (run) => isGoing(run) && !newestSlugs.has(run.slug),
      );
      const looks = client.getQueryState(queryKey)?.dataUpdateCount ?? 0;
      const first = (looks * MOST_BEHIND) % Math.max(1, behind.length);
      const inTurn = [...behind.slice(first), ...behind.slice(0, first)].slice(0, MOST_BEHIND);
      // One that cannot be read is as it was; one that the platform no longer knows is not said to go on.
      const look = (run: Run) =>
        api
          .run(run.slug, signal)
          .catch((error: unknown): Run =>
            isRunNotFound(factsOf(error)) ? { ...run, status: 'unknown' } : run,
          );
      const seen = await Promise.all(inTurn.map(look));
      const known = new Set([...newestSlugs, ...listed.map(({ slug }) => slug)]);
      return eachOnce([...newest, ...before, ...seen, ...newest]).filter(
        (run) => isGoing(run) || known.has(run.slug),
      );
    },
    refetchInterval: ({ state: { data = NONE } }) => (data.some(isGoing) ? PACE.going : PACE.resting),
    refetchOnWindowFocus: true,
  });

const isGoing = ({ status }: Run): boolean => !isRunOver(status) && status !== 'unknown';

type LatestRuns = {
  readonly runs: readonly Run[];
  readonly isCut: boolean;
  readonly isSettled: boolean;
  /** When they were last read, in milliseconds since the epoch. */
  readonly readAt: number;
  readonly failure: Error | null;
  readonly again: () => void;
};

export const latestOf = (fresh: readonly Run[], listed: readonly Run[]): readonly Run[] =>
  newestFirst(eachOnce([...fresh, ...listed, ...fresh]));

export function useLatestRuns(): LatestRuns {
  const api = useApi();
  const enabled = useHasKey();
  const latest = useQuery({ ...latestRunsQuery(api), enabled });
  const newest = useQuery({ ...newestRunsQuery(api), enabled });
  const [listed, fresh] = [latest.data?.runs ?? NONE, newest.data ?? NONE];
  const runs = useMemo(() => latestOf(fresh, listed), [listed, fresh]);
  return {
    runs,
    isCut: latest.data?.isWhole === false,
    readAt: Math.max(latest.dataUpdatedAt, newest.dataUpdatedAt),
    isSettled: !enabled || !(latest.isPending || newest.isPending),
    failure: latest.error ?? newest.error,
    again: () => {
      void latest.refetch();
      void newest.refetch();
    },
  };
}
