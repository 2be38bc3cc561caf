import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { runsQuery } from '#api/queries.ts';
import { isRunOver, type RunFilter, type RunPage } from '#core/run/run.ts';
import { formatList, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FailureNotice } from '#parts/failure-notice.tsx';
import { KeyNotice } from '#parts/key-notice.tsx';
import { Notice } from '#ui/notice.tsx';

import { type Period, runsOfPeriod } from './runs-filter.ts';
import { RunsTable } from './runs-table.tsx';

/** Milliseconds between looks at a list in which something still goes on. */
const ACTIVE_PACE = 10_000;

type RunsListProps = {
  readonly filter: RunFilter;
  /** Leaves runs of the page out that are older. */
  readonly period: Period | undefined;
  readonly onPage: (page: number) => void;
  readonly onNeedKey: () => void;
  readonly showWorker: boolean;
  /** The runs that were started from this browser, which are marked. */
  readonly startedHere: ReadonlySet<string>;
  /** Stands in place of the table when no run fits. */
  readonly empty: ReactNode;
};

/** One page of runs, kept up to date while one of them goes on, with the ways to the other pages. */
export function RunsList(props: RunsListProps) {
  const { filter, period, onPage, onNeedKey, showWorker, startedHere, empty } = props;
  const hasKey = useHasKey();
  const { data, error, refetch, isPlaceholderData, dataUpdatedAt } = useQuery({
    ...runsQuery(useApi(), filter),
    enabled: hasKey,
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) =>
      state.data?.runs.some(({ status }) => !isRunOver(status)) === true && ACTIVE_PACE,
  });
  if (!hasKey) return <KeyNotice onNeedKey={onNeedKey} />;
  return (
    <div className="space-y-3">
      {error && <FailureNotice failure={error} onRetry={() => void refetch()} onNeedKey={onNeedKey} />}
      {data && <Unread details={data.unread} />}
      {data?.runs.length === 0 && <EmptyState>{filter.page > 1 ? <PastTheEnd /> : empty}</EmptyState>}
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
          onPage={onPage}
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

function PastTheEnd() {
  return useMessages()('runs.pastTheEnd');
}

type PagingProps = {
  readonly filter: RunFilter;
  readonly shown: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
};

function Paging({ filter: { page, pageSize }, shown, total, onPage }: PagingProps) {
  const t = useMessages();
  const first = (page - 1) * pageSize + 1;
  const last = first + shown - 1;
  if (page === 1 && total <= shown) {
    return shown > 0 && <p className="text-muted">{t('runs.count', { count: total })}</p>;
  }
  const range = { first: formatNumber(first), last: formatNumber(last), total: formatNumber(total) };
  return (
    <nav aria-label={t('runs.pages')} className="flex flex-wrap items-center gap-2">
      <Button size="small" disabled={page === 1} onClick={() => onPage(page - 1)}>
        <ChevronLeft size={14} aria-hidden />
        {t('runs.newer')}
      </Button>
      <Button size="small" disabled={last >= total || shown === 0} onClick={() => onPage(page + 1)}>
        {t('runs.older')}
        <ChevronRight size={14} aria-hidden />
      </Button>
      {shown > 0 && <span className="text-muted tabular-nums">{t('runs.range', range)}</span>}
    </nav>
  );
}
