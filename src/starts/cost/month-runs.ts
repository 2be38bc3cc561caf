import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES } from '#api/queries.ts';
import { type Month, monthOf, monthsAfter } from '#core/run/month.ts';
import type { Run, RunPage } from '#core/run/run.ts';

/** The most runs that are asked for at a time: of a month, and of a list that is not parted by months. */
const PAGE_SIZE = { month: 100, whole: 1_000 } as const;

/** Pages that are read at most. */
export const MOST_PAGES = 200;

const MINUTE = 60_000;

const entriesOf = ({ runs, unread }: RunPage) => runs.length + unread.length;

/** All runs of a month, or of the account where runs are not listed by months, page by page. */
export const allRunsQuery = (api: Api, month: Month | undefined) =>
  infiniteQueryOptions({
    queryKey: [PRIVATE_QUERIES, 'runs', 'spend', month ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      month === undefined
        ? api.runs({ page: pageParam, pageSize: PAGE_SIZE.whole }, signal)
        : api.runs({ page: pageParam, pageSize: PAGE_SIZE.month, month }, signal),
    initialPageParam: 1,
    getNextPageParam: (last, pages, at) => {
      const read = pages.reduce((sum, page) => sum + entriesOf(page), 0);
      // A count may be too small: behind a full page there may be more.
      const isFull = entriesOf(last) >= (month === undefined ? PAGE_SIZE.whole : PAGE_SIZE.month);
      const isEnd = entriesOf(last) === 0 || (read >= last.total && !isFull);
      return isEnd || at >= MOST_PAGES ? undefined : at + 1;
    },
    // A month that is over changes no more.
    staleTime: month !== undefined && month < monthOf(api.serverTime().now) ? Infinity : MINUTE,
  });

/** How far a list of runs is read. */
export type ReadRuns = {
  readonly runs: readonly Run[];
  /** By the platform's count; undefined before its first page. */
  readonly total: number | undefined;
  readonly whole: boolean;
  /** Runs that are counted and could not be read, though the list was read to its end. */
  readonly missing: number;
  readonly failure: Error | null;
  readonly again: () => void;
};

function useAllRuns(month: Month | undefined, enabled: boolean): ReadRuns {
  const query = useInfiniteQuery({ ...allRunsQuery(useApi(), month), enabled });
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && error === null) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const runs = useMemo(() => {
    const listed = (data?.pages ?? []).flatMap((page) => page.runs);
    return [...new Map(listed.map((run) => [run.slug, run])).values()];
  }, [data]);
  const total = data?.pages.at(-1)?.total;
  const whole = data !== undefined && !hasNextPage;
  return {
    ...{ runs, total, whole, failure: error },
    missing: whole ? Math.max(0, (total ?? 0) - runs.length) : 0,
    again: () => void (data === undefined ? refetch() : fetchNextPage()),
  };
}

/** The runs that a month and the weeks before it are made of. */
export type SpendRuns = {
  /** What the sums of the month are made of. */
  readonly ofMonth: ReadRuns;
  /** All that is read, also of the two months before. */
  readonly all: readonly Run[];
  /** Whether the two months before are there too. */
  readonly isAllRead: boolean;
};

/** Reads the month first, then the two before it; where runs are not listed by months, the whole list once. */
export function useSpendRuns(month: Month): SpendRuns {
  const { listsMonths } = useApi();
  const hasKey = useHasKey();
  const ofMonth = useAllRuns(listsMonths ? month : undefined, hasKey);
  const next = hasKey && listsMonths && ofMonth.whole;
  const before = useAllRuns(monthsAfter(month, -1), next);
  const earlier = useAllRuns(monthsAfter(month, -2), next && before.whole);
  const all = useMemo(
    () => [...ofMonth.runs, ...before.runs, ...earlier.runs],
    [ofMonth.runs, before.runs, earlier.runs],
  );
  return { ofMonth, all, isAllRead: ofMonth.whole && (!listsMonths || (before.whole && earlier.whole)) };
}
