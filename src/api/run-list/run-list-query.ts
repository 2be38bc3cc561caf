import { infiniteQueryOptions } from '@tanstack/react-query';

import type { Month } from '#core/run/month.ts';
import type { RunPage } from '#core/run/run.ts';
import { isClosed } from '#core/runs/stored-month.ts';

import { isRepeated } from '../client/is-repeated.ts';
import { byServer } from '../client/server-clock.ts';
import type { Api } from '../operations.ts';
import { PRIVATE_QUERIES } from '../queries/queries.ts';
import { readStoredMonth } from './stored-months.ts';

const PAGE_SIZE = { month: 100, whole: 1_000 } as const;

export const MOST_PAGES = 200;

const MINUTE = 60_000;

const entriesOf = ({ runs, unread }: RunPage) => runs.length + unread.length;

const slugsOf = ({ runs }: RunPage) => runs.map(({ slug }) => slug);

const askFor =
  (api: Api, month: Month | undefined, worker: string | undefined) =>
  async ({ pageParam, signal }: { pageParam: number; signal: AbortSignal }): Promise<RunPage> => {
    const mayBeStored = pageParam === 1 && month !== undefined && worker === undefined;
    const stored =
      mayBeStored && isClosed(month, api.serverTime().now) && (await readStoredMonth(api, month));
    if (stored) return stored;
    const filter = { page: pageParam, ...(worker !== undefined && { worker }) };
    return month === undefined
      ? api.runs({ ...filter, pageSize: PAGE_SIZE.whole }, signal)
      : api.runs({ ...filter, pageSize: PAGE_SIZE.month, month }, signal);
  };

/**
 * All runs of a month, or of the account if runs are not listed by month; of one Worker, if named.
 * A closed month is read once and kept. A start does not refetch it; `run-reader.ts` reads new runs.
 */
export const listedRunsQuery = (api: Api, month: Month | undefined, worker?: string) =>
  infiniteQueryOptions({
    queryKey: [PRIVATE_QUERIES, 'listed runs', month ?? 'all', worker ?? ''],
    queryFn: askFor(api, month, worker),
    initialPageParam: 1,
    getNextPageParam: (last, pages, at) => {
      if (last.storedAt !== undefined) return undefined;
      const read = pages.reduce((sum, page) => sum + entriesOf(page), 0);
      // A count may be too small: behind a full page there may be more.
      const isFull = entriesOf(last) >= (month === undefined ? PAGE_SIZE.whole : PAGE_SIZE.month);
      const isSame = last.unread.length === 0 && isRepeated(pages.map(slugsOf));
      const isEnd = entriesOf(last) === 0 || (read >= last.total && !isFull);
      return isEnd || isSame || at >= MOST_PAGES ? undefined : at + 1;
    },
    // A month that was over when it was read changes no more.
    staleTime: ({ state: { dataUpdatedAt } }) =>
      month !== undefined && isClosed(month, byServer(api, dataUpdatedAt)) ? Infinity : MINUTE,
  });
