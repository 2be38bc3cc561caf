import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { accountQuery } from '#api/queries.ts';
import { type Month, monthOf, monthsAfter, parseMonth } from '#core/run/month.ts';
import { type MonthSpend, spendOfMonth } from '#core/spend/month-spend.ts';
import { formatMonth, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failure-notice.tsx';
import { KeyNotice } from '#parts/key-notice.tsx';
import { type SpendRuns, useSpendRuns } from '#starts/cost/spend-runs.ts';
import { Card } from '#ui/card.tsx';
import { IconButton } from '#ui/controls/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';

import { ExportSpend } from './export-spend.tsx';
import { SpendDays } from './spend-days.tsx';
import { SpendFacts } from './spend-facts.tsx';
import { SpendTable } from './spend-table.tsx';

/** What runs cost, a month at a time; the month is in the address. */
export function SpendPage({ onNeedKey }: { readonly onNeedKey: () => void }) {
  const t = useMessages();
  const api = useApi();
  const { now } = api.serverTime();
  const present = monthOf(now);
  const [params, setParams] = useSearchParams();
  const month = parseMonth(params.get('month') ?? '') ?? present;
  const { ofMonth, all, isAllRead, again } = useSpendRuns(month);
  const spend = useMemo(
    () => spendOfMonth(ofMonth.runs, month, api.serverTime().now),
    [api, ofMonth.runs, month],
  );
  const show = (next: Month) => setParams(next === present ? {} : { month: next });
  useDocumentTitle(t('spend.title'));
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="text-xl font-bold">{t('spend.title')}</h1>
        <div className="flex items-center rounded border border-line-strong bg-surface">
          <IconButton label={t('spend.before')} onClick={() => show(monthsAfter(month, -1))}>
            <ChevronLeft size={14} aria-hidden />
          </IconButton>
          <span aria-live="polite" className="min-w-36 text-center font-semibold">
            {formatMonth(month)}
          </span>
          <IconButton
            label={t('spend.after')}
            disabled={month >= present}
            onClick={() => show(monthsAfter(month, 1))}
          >
            <ChevronRight size={14} aria-hidden />
          </IconButton>
        </div>
        {ofMonth.whole && spend.runs > 0 && (
          <div className="ml-auto">
            <ExportSpend spend={spend} />
          </div>
        )}
      </div>
      {useHasKey() ? (
        <Month
          {...{ spend, ofMonth, again, onNeedKey }}
          trend={{ runs: all, isRead: isAllRead }}
          isPresent={month === present}
        />
      ) : (
        <KeyNotice onNeedKey={onNeedKey} />
      )}
    </div>
  );
}

type MonthProps = {
  readonly spend: MonthSpend;
  readonly ofMonth: SpendRuns['ofMonth'];
  readonly again: () => void;
  readonly trend: { readonly runs: SpendRuns['all']; readonly isRead: boolean };
  readonly isPresent: boolean;
  readonly onNeedKey: () => void;
};

function Month({ spend, ofMonth, again, trend, isPresent, onNeedKey }: MonthProps) {
  const t = useMessages();
  const account = useQuery(accountQuery(useApi())).data;
  const month = formatMonth(spend.month);
  const isEmpty = ofMonth.whole && spend.runs === 0;
  return (
    <>
      {ofMonth.failure && <FailureNotice failure={ofMonth.failure} onRetry={again} onNeedKey={onNeedKey} />}
      <Progress ofMonth={ofMonth} month={month} />
      {isEmpty && <EmptyState>{t('spend.empty', { month })}</EmptyState>}
      {ofMonth.total === undefined && !ofMonth.failure && <Skeleton className="h-72" />}
      {spend.runs > 0 && (
        <>
          <PartBoundary>
            <SpendFacts
              spend={spend}
              recent={trend.runs}
              isWhole={trend.isRead}
              {...{ account, isPresent }}
            />
          </PartBoundary>
          <PartBoundary>
            <SpendDays spend={spend} />
          </PartBoundary>
          <PartBoundary>
            <SpendTable spend={spend} trend={trend} isPresent={isPresent} />
          </PartBoundary>
        </>
      )}
      <p className="text-sm text-muted">
        {t('spend.about')} {spend.open > 0 && t('spend.open', { count: spend.open })}
      </p>
    </>
  );
}

/** How far the list is read, and what of it could not be: sums of a part are never taken for the whole. */
function Progress({ ofMonth, month }: { readonly ofMonth: SpendRuns['ofMonth']; readonly month: string }) {
  const t = useMessages();
  const { total, runs, whole, missing, failure } = ofMonth;
  const counts = { month, read: formatNumber(runs.length), total: formatNumber(total ?? 0) };
  if (whole)
    return missing === 0 ? null : (
      <Notice tone="warn" title={t('spend.hole', { month })}>
        {t('spend.hole.count', counts)}
      </Notice>
    );
  if (failure) return runs.length === 0 ? null : <Notice tone="warn" title={t('spend.hole', { month })} />;
  return (
    <Card className="px-4 py-2 text-muted">
      <p role="status">
        {total === undefined ? t('spend.reading.first', { month }) : t('spend.reading', counts)}
      </p>
    </Card>
  );
}
