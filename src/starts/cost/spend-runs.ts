import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useApi } from '#api/api-context.tsx';
import { readAhead } from '#api/run-list/read-ahead.ts';
import { type ReadRuns, useRunList } from '#api/run-list/use-run-list.ts';
import type { Month } from '#core/run/month.ts';
import type { Run } from '#core/run/run.ts';
import { type ListPart, toPart } from '#core/runs/run-list.ts';
import { trendMonth } from '#core/spend/month-spend.ts';

export type SpendRuns = {
  readonly ofMonth: ListPart;
  readonly all: readonly Run[];
  /** Whether earlier months are loaded; `torn` if some could not be read. */
  readonly before: 'reading' | 'whole' | 'torn';
} & Pick<ReadRuns, 'again' | 'renew'>;

/**
 * Reads the month first, then the earlier months that its trend needs, then prefetches earlier months that
 * the person may open. Without monthly lists, it reads the whole list once.
 */
export function useSpendRuns(month: Month): SpendRuns {
  const api = useApi();
  const client = useQueryClient();
  const { listsMonths } = api;
  const from = trendMonth(month, api.serverTime().now);
  const span = listsMonths ? { from, to: month } : {};
  const { parts, runs, isRead, again, renew } = useRunList(span, true);
  const ofMonth = parts[0] ?? toPart(month, { pages: [], hasMore: true, failure: null });
  const isWhole = parts.every(({ whole, missing }) => whole && missing === 0);
  useEffect(() => {
    if (!isRead) return undefined;
    const leaving = new AbortController();
    void readAhead(client, api, { before: from, signal: leaving.signal });
    return () => leaving.abort();
  }, [client, api, from, isRead]);
  return { ofMonth, all: runs, before: isRead ? (isWhole ? 'whole' : 'torn') : 'reading', again, renew };
}
