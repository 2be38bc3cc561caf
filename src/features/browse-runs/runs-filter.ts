import { type Month, monthsAfter, parseMonth } from '#core/run/month.ts';
import type { Run, RunStatus } from '#core/run/run.ts';

/** The statuses that the platform can filter by. */
export const FILTER_STATUSES = [
  'ready',
  'running',
  'succeeded',
  'failed',
  'aborting',
] as const satisfies readonly RunStatus[];

/** How far back a period reaches, in milliseconds. The platform knows none: it is applied to the runs that are loaded. */
const PERIOD = { day: 86_400_000, week: 7 * 86_400_000, month: 30 * 86_400_000 } as const;
export type Period = keyof typeof PERIOD;
export const PERIODS = ['day', 'week', 'month'] as const satisfies readonly Period[];

/** What the list of runs shows, as the address says it. */
export type RunsFilter = {
  readonly status?: (typeof FILTER_STATUSES)[number];
  readonly worker?: string;
  readonly period?: Period;
  /** Where the platform lists runs by the month; the current one where there is none. */
  readonly month?: Month;
  /** From 1. */
  readonly page: number;
};

/** Reads `?status=&worker=&period=&month=&page=`; what makes no sense there is as if it were not there. */
export function parseRunsFilter(params: URLSearchParams): RunsFilter {
  const status = FILTER_STATUSES.find((known) => known === params.get('status'));
  const period = PERIODS.find((known) => known === params.get('period'));
  const worker = params.get('worker')?.trim() ?? '';
  const month = parseMonth(params.get('month') ?? '');
  const page = params.get('page') ?? '';
  return {
    ...(status && { status }),
    ...(worker !== '' && { worker }),
    ...(period && { period }),
    ...(month && { month }),
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** The query of an address; the first page and no filter need none. */
export function encodeRunsFilter({
  status,
  worker,
  period,
  month,
  page,
}: RunsFilter): Record<string, string> {
  return {
    ...(status && { status }),
    ...(worker !== undefined && { worker }),
    ...(period && { period }),
    ...(month && { month }),
    ...(page > 1 && { page: String(page) }),
  };
}

/**
 * The runs that began within a period before `now` (milliseconds since the epoch); one that has not begun yet belongs to
 * every period.
 */
export function runsOfPeriod(runs: readonly Run[], period: Period | undefined, now: number): readonly Run[] {
  if (period === undefined) return runs;
  return runs.filter(({ startedAt }) => startedAt === undefined || startedAt >= now - PERIOD[period]);
}

/** A page of the list of runs, of a month where runs are listed by these; of the current month where none is named. */
export type RunsPlace = { readonly month?: Month; readonly page: number };

type Listed = {
  /** Whether runs are older than those of this page, in this list. */
  readonly hasOlder: boolean;
  /** The current month, where runs are listed by the month. */
  readonly now: Month | undefined;
};

/** Where older runs are: on the next page, or in the month before. */
export function olderPlace({ month, page }: RunsPlace, { hasOlder, now }: Listed): RunsPlace | undefined {
  if (hasOlder) return { ...(month && { month }), page: page + 1 };
  return now && { month: monthsAfter(month ?? now, -1), page: 1 };
}

/** Where newer runs are: on the page before, or in the month after. */
export function newerPlace({ month, page }: RunsPlace, now: Month | undefined): RunsPlace | undefined {
  if (page > 1) return { ...(month && { month }), page: page - 1 };
  if (now === undefined || month === undefined || month >= now) return undefined;
  const next = monthsAfter(month, 1);
  return next === now ? { page: 1 } : { month: next, page: 1 };
}
