import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo } from 'react';

import { valueIn } from '#core/address/query-part.ts';
import { useApi, useHasKey } from '#api/api-context.tsx';
import { accountQuery } from '#api/queries/queries.ts';
import { type Month, monthOf, monthsAfter, parseMonth, periodOf } from '#core/run/month.ts';
import type { ListPart } from '#core/runs/run-list.ts';
import { type MonthSpend, runsOfMonth, spendOfMonth } from '#core/spend/month-spend.ts';
import { forecastOf } from '#core/spend/scheduled-runs.ts';
import type { Account } from '#core/run/run.ts';
import { formatDay, formatMonth, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { sentenceGap } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { KeyNotice } from '#parts/key-notice.tsx';
import { type SpendRuns, useSpendRuns } from '#starts/cost/spend-runs.ts';
import { Select } from '#ui/controls/choice/select.tsx';
import { Card } from '#ui/card.tsx';
import { IconButton } from '#ui/controls/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';
import { useAddress } from '#ui/hooks/use-address.ts';

import { ExportSpend } from './export-spend.tsx';
import { useRunOrigins } from './run-origins.ts';
import { SpendDays } from './spend-days.tsx';
import { SpendFacts } from './spend-facts.tsx';
import { SpendOrigins } from './spend-origins.tsx';
import { SpendTable } from './spend-table.tsx';
import { usePlannedSchedules } from './use-schedules.ts';

export const SPEND_MONTH = valueIn('month', parseMonth);

export function SpendPage({ onNeedKey }: { readonly onNeedKey: () => void }) {
  const t = useMessages();
  const api = useApi();
  const { now } = api.serverTime();
  const present = monthOf(now);
  const [month = present, setMonth] = useAddress(SPEND_MONTH);
  const read = useSpendRuns(month);
  const { ofMonth } = read;
  const spend = useMemo(
    () => spendOfMonth(ofMonth.runs, month, api.serverTime().now),
    [api, ofMonth.runs, month],
  );
  const show = (next: Month) => setMonth(() => (next === present ? undefined : next));
  useDocumentTitle(t('spend.title'));
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="text-xl font-semibold">{t('spend.title')}</h1>
        <div className="flex items-center rounded border border-line-strong bg-surface">
          <IconButton label={t('spend.before')} onClick={() => show(monthsAfter(month, -1))}>
            <ChevronLeft size={14} aria-hidden />
          </IconButton>
          <MonthField month={month} present={present} onMonth={show} />
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
            <ExportSpend spend={spend} listed={ofMonth.runs} hole={holeOf(t, formatMonth(month), ofMonth)} />
          </div>
        )}
      </div>
      {useHasKey() ? (
        <Month spend={spend} read={read} onNeedKey={onNeedKey} isPresent={month === present} />
      ) : (
        <KeyNotice to="spend" onNeedKey={onNeedKey} />
      )}
    </div>
  );
}

/** Number of months offered: a year and its neighbours. */
const OFFERED = 15;

type MonthFieldProps = {
  readonly month: Month;
  readonly present: Month;
  readonly onMonth: (month: Month) => void;
};

function MonthField({ month, present, onMonth }: MonthFieldProps) {
  const t = useMessages();
  const latest = Array.from({ length: OFFERED }, (_, back) => monthsAfter(present, -back));
  const offered = latest.includes(month) ? latest : [...latest, month];
  return (
    <Select
      aria-label={t('spend.month')}
      value={month}
      onChange={onMonth}
      choices={offered.map((one) => ({ value: one, label: formatMonth(one) }))}
      className="min-h-control min-w-40 bg-surface px-1 text-center font-medium"
    />
  );
}

type MonthProps = {
  readonly spend: MonthSpend;
  readonly read: SpendRuns;
  readonly isPresent: boolean;
  readonly onNeedKey: () => void;
};

function Month({ spend, read, isPresent, onNeedKey }: MonthProps) {
  const t = useMessages();
  const { ofMonth, all, before, again } = read;
  const api = useApi();
  const account = useQuery(accountQuery(api)).data;
  const month = formatMonth(spend.month);
  const isEmpty = ofMonth.whole && ofMonth.missing === 0 && spend.runs === 0;
  return (
    <>
      {ofMonth.failure && <FailureNotice failure={ofMonth.failure} onRetry={again} onNeedKey={onNeedKey} />}
      <Progress ofMonth={ofMonth} month={month} />
      {ofMonth.total === undefined && !ofMonth.failure && <Skeleton className="h-72" />}
      {(spend.runs > 0 || (isEmpty && isPresent)) && (
        <MonthFacts spend={spend} all={all} before={before} account={account} isPresent={isPresent} />
      )}
      {isEmpty && <EmptyState>{t('spend.empty', { month })}</EmptyState>}
      <About spend={spend} read={read} />
    </>
  );
}

type MonthFactsProps = Pick<MonthProps, 'spend' | 'isPresent'> &
  Pick<SpendRuns, 'all' | 'before'> & { readonly account: Account | undefined };

function MonthFacts({ spend, all, before, account, isPresent }: MonthFactsProps) {
  const api = useApi();
  const { now } = api.serverTime();
  const schedules = usePlannedSchedules();
  const { month } = spend;
  const own = useMemo(() => runsOfMonth(all, month, api.serverTime().now), [api, all, month]);
  const origins = useRunOrigins(own, schedules, month);
  const forecast = useMemo(
    () => forecastOf(isPresent ? schedules.tasks : [], month, now),
    [schedules.tasks, month, isPresent, now],
  );
  const today = isPresent ? Math.floor((now - periodOf(month).from) / 86_400_000) : undefined;
  return (
    <>
      <PartBoundary>
        <SpendFacts
          recent={all}
          isWhole={before === 'whole'}
          isRead={before !== 'reading'}
          spend={spend}
          account={account}
          isPresent={isPresent}
          schedules={schedules}
          forecast={forecast}
        />
      </PartBoundary>
      {spend.runs > 0 && (
        <>
          <PartBoundary>
            <SpendDays spend={spend} forecast={forecast} today={today} />
          </PartBoundary>
          <PartBoundary>
            <SpendTable spend={spend} all={all} before={before} isPresent={isPresent} />
          </PartBoundary>
          <PartBoundary>
            <SpendOrigins runs={own} origins={origins} />
          </PartBoundary>
        </>
      )}
    </>
  );
}

function About({ spend, read: { ofMonth, renew } }: Pick<MonthProps, 'spend' | 'read'>) {
  const t = useMessages();
  const { storedAt } = ofMonth;
  return (
    <p className="text-sm text-muted">
      {t('spend.about')}
      {spend.open > 0 && `${sentenceGap()}${t('spend.open', { count: spend.open })}`}
      {storedAt !== undefined && sentenceGap()}
      {storedAt !== undefined && (
        <>
          {t('spend.kept', { date: formatDay(storedAt) })}
          {sentenceGap()}
          <button
            type="button"
            className="touch-target text-accent hover:underline"
            onClick={() => renew(spend.month)}
          >
            {t('spend.renew')}
          </button>
        </>
      )}
    </p>
  );
}

/** How far the list is read and what could not be read: a partial sum is never shown as the total. */
function Progress({ ofMonth, month }: { readonly ofMonth: SpendRuns['ofMonth']; readonly month: string }) {
  const t = useMessages();
  const { total, runs, whole, failure } = ofMonth;
  const counts = { month, read: formatNumber(runs.length), total: formatNumber(total ?? 0) };
  const [title, count] = holeOf(t, month, ofMonth);
  if (whole)
    return title === undefined ? null : (
      <Notice tone="warn" title={title}>
        {count}
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

function holeOf(t: Translate, month: string, { runs, missing }: ListPart): readonly string[] {
  const counts = { read: formatNumber(runs.length), total: formatNumber(runs.length + missing) };
  return missing === 0 ? [] : [t('spend.hole', { month }), t('spend.hole.count', counts)];
}
