import { useApi } from '#api/api-context.tsx';
import { useRunList } from '#api/run-list/use-run-list.ts';
import { type Month, monthsAfter } from '#core/run/month.ts';
import type { Run } from '#core/run/run.ts';
import { type ListPart, toPart } from '#core/runs/run-list.ts';

/** The runs that a month and the weeks before it are made of. */
export type SpendRuns = {
  /** What the sums of the month are made of. */
  readonly ofMonth: ListPart;
  /** All that is read, also of the two months before. */
  readonly all: readonly Run[];
  /** Whether the two months before are there too. */
  readonly isAllRead: boolean;
  /** Asks once more for what could not be read. */
  readonly again: () => void;
};

/** Reads the month first, then the two before it; where runs are not listed by months, the whole list once. */
export function useSpendRuns(month: Month): SpendRuns {
  const { listsMonths } = useApi();
  const span = listsMonths ? { from: monthsAfter(month, -2), to: month } : {};
  const { parts, runs, isRead, again } = useRunList(span);
  const ofMonth = parts[0] ?? toPart(month, { pages: [], hasMore: true, failure: null });
  return { ofMonth, all: runs, isAllRead: isRead && parts.every(({ whole }) => whole), again };
}
