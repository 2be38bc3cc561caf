import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { runsQuery } from '#api/queries.ts';
import { type Month, monthOf } from '#core/run/month.ts';
import { isRunOver, type RunFilter, type RunPage } from '#core/run/run.ts';
import { formatList, formatMonth, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FailureNotice } from '#parts/failure-notice.tsx';
import { KeyNotice } from '#parts/key-notice.tsx';
import { Notice } from '#ui/notice.tsx';

import { newerPlace, olderPlace, type Period, type RunsPlace, runsOfPeriod } from './runs-filter.ts';
import { RunsTable } from './runs-table.tsx';

/** Milliseconds between looks at a list in which something still goes on. */
const ACTIVE_PACE = 10_000;

type RunsListProps = {
  readonly filter: RunFilter;
  /** Leaves runs of the page out that are older. */
  readonly period: Period | undefined;
  readonly onPlace: (place: RunsPlace) => void;
  readonly onNeedKey: () => void;
  readonly showWorker: boolean;
  /** The runs that were started from this browser, which are marked. */
  readonly startedHere: ReadonlySet<string>;
  /** Stands in place of the table when no run fits. */
  readonly empty: ReactNode;
};

/** One page of runs, kept up to date while one of them goes on, with the ways to the other pages. */
export function RunsList(props: RunsListProps) {
  const { filter, period, onPlace, onNeedKey, showWorker, startedHere, empty } = props;
  const api = useApi();
  const hasKey = useHasKey();
  const { data, error, refetch, isPlaceholderData, dataUpdatedAt } = useQuery({
    ...runsQuery(api, filter),
    enabled: hasKey,
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) =>
      state.data?.runs.some(({ status }) => !isRunOver(status)) === true && ACTIVE_PACE,
  });
  if (!hasKey) return <KeyNotice onNeedKey={onNeedKey} />;
  const now = api.listsMonths ? monthOf(dataUpdatedAt) : undefined;
  return (
    <div className="space-y-3">
      {error && <FailureNotice failure={error} onRetry={() => void refetch()} onNeedKey={onNeedKey} />}
      {data && <Unread details={data.unread} />}
      {data?.runs.length === 0 && <NoRuns place={filter} now={now} empty={empty} />}
      {(data ? data.runs.length > 0 : !error) && (
        <PageOfRuns
          page={data}
          since={{ period, now: dataUpdatedAt }}
          showWorker={showWorker}
          startedHere={startedHere}
          dimmed={isPlaceholderData}
        />
      )}
      {data && (
        <Paging
          filter={filter}
          shown={data.runs.length + data.unread.length}
          total={data.total}
          now={now}
          onPlace={onPlace}
        />
      )}
    </div>
  );
}

type PageOfRunsProps = Pick<RunsListProps, 'showWorker' | 'startedHere'> & {
  /** Undefined while it loads. */
  readonly page: RunPage | undefined;
  readonly since: { readonly period: Period | undefined; readonly now: number };
  readonly dimmed: boolean;
};

function PageOfRuns({ page, since: { period, now }, ...table }: PageOfRunsProps) {
  const t = useMessages();
  const runs = page && runsOfPeriod(page.runs, period, now);
  const counts = { shown: formatNumber(runs?.length ?? 0), loaded: formatNumber(page?.runs.length ?? 0) };
  return (
    <>
      {page && runs && runs.length < page.runs.length && (
        <p role="status" className="text-muted tabular-nums">
          {t('runs.ofPage', counts)}
        </p>
      )}
      <RunsTable runs={runs} total={page?.total} {...table} />
    </>
  );
}

function Unread({ details }: { readonly details: readonly string[] }) {
  const t = useMessages();
  if (details.length === 0) return null;
  return (
    <Notice tone="warn" title={t('runs.unread', { count: details.length })}>
      <p className="text-sm text-muted">{formatList([...new Set(details)])}</p>
    </Notice>
  );
}

type NoRunsProps = Pick<RunsListProps, 'empty'> & Pick<PagingProps, 'now'> & { readonly place: RunsPlace };

function NoRuns({ place: { page, month }, now, empty }: NoRunsProps) {
  const t = useMessages();
  const none = now ? t('runs.noneOfMonth', { month: formatMonth(month ?? now) }) : empty;
  return <EmptyState>{page > 1 ? t('runs.pastTheEnd') : none}</EmptyState>;
}

type PagingProps = {
  readonly filter: RunFilter;
  readonly shown: number;
  readonly total: number;
  /** The current month, where runs are listed by the month. */
  readonly now: Month | undefined;
  readonly onPlace: (place: RunsPlace) => void;
};

function Paging({ filter, shown, total, now, onPlace }: PagingProps) {
  const t = useMessages();
  const { month, page, pageSize } = filter;
  const first = (page - 1) * pageSize + 1;
  const last = first + shown - 1;
  if (now === undefined && page === 1 && total <= shown) {
    return shown > 0 && <p className="text-muted">{t('runs.count', { count: total })}</p>;
  }
  const newer = newerPlace({ ...(month && { month }), page }, now);
  const older = olderPlace({ ...(month && { month }), page }, { hasOlder: last < total && shown > 0, now });
  const range = { first: formatNumber(first), last: formatNumber(last), total: formatNumber(total) };
  return (
    <nav aria-label={t('runs.pages')} className="flex flex-wrap items-center gap-2">
      {now && <span className="font-semibold">{formatMonth(month ?? now)}</span>}
      <Button size="small" disabled={newer === undefined} onClick={() => newer && onPlace(newer)}>
        <ChevronLeft size={14} aria-hidden />
        {t('runs.newer')}
      </Button>
      <Button size="small" disabled={older === undefined} onClick={() => older && onPlace(older)}>
        {t('runs.older')}
        <ChevronRight size={14} aria-hidden />
      </Button>
      {shown > 0 && <span className="text-muted tabular-nums">{t('runs.range', range)}</span>}
    </nav>
  );
}
