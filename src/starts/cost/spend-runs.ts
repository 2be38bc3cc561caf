import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useApi } from '#api/api-context.tsx';
import { readAhead } from '#api/run-list/read-ahead.ts';
import { type ReadRuns, useRunList } from '#api/run-list/use-run-list.ts';
import { type Month, monthsAfter } from '#core/run/month.ts';
import type { Run } from '#core/run/run.ts';
import { type ListPart, toPart } from '#core/runs/run-list.ts';

/** The runs that a month and the weeks before it are made of. */
export type SpendRuns = {
  /** What the sums of the month are made of. */
  readonly ofMonth: ListPart;
  /** All that is read, also of the two months before. */
  readonly all: readonly Run[];
  /** Whether the two months before are there too; `torn` where not all of them could be read. */
  readonly before: 'reading' | 'whole' | 'torn';
} & Pick<ReadRuns, 'again' | 'renew'>;

/**
 * Reads the month first, then the two before it, then ahead what is kept of earlier ones, to which a person may go; where runs are
 * not listed by months, the whole list once.
 */
export function useSpendRuns(month: Month): SpendRuns {
  const api = useApi();
  const client = useQueryClient();
  const { listsMonths } = api;
  const span = listsMonths ? { from: monthsAfter(month, -2), to: month } : {};
  const { parts, runs, isRead, again, renew } = useRunList(span);
  const ofMonth = parts[0] ?? toPart(month, { pages: [], hasMore: true, failure: null });
  const isWhole = parts.every(({ whole, missing }) => whole && missing === 0);
  useEffect(() => {
    if (!isRead) return undefined;
    const leaving = new AbortController();
    void readAhead(client, api, { before: monthsAfter(month, -2), signal: leaving.signal });
    return () => leaving.abort();
  }, [client, api, month, isRead]);
  return { ofMonth, all: runs, before: isRead ? (isWhole ? 'whole' : 'torn') : 'reading', again, renew };
}
