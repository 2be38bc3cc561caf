import { type ReactNode, useMemo } from 'react';

import { withQuery } from '#core/address/query-part.ts';
import { ALL_RUNS, RUN_QUERY } from '#core/runs/run-query.ts';
import { useApi } from '#api/api-context.tsx';
import { toNumber } from '#core/decimal.ts';
import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import type { Month } from '#core/run/month.ts';
import type { Run } from '#core/run/run.ts';
import type { Rate } from '#core/price/learn-price.ts';
import { type MonthSpend, trendEnd, trendOf, type WorkerSpend } from '#core/spend/month-spend.ts';
import { type PriceBefore, priceBefore } from '#core/spend/price-before.ts';
import { groupBy, isCostKnown, type Sum } from '#core/spend/sum.ts';
import type { Translate } from '#messages/i18n.ts';
import { formatList, formatMoneyInRow, formatMonth, formatNumber } from '#messages/format.ts';
import { formatRate } from '#messages/format-price.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TitleText } from '#parts/title-text.tsx';
import type { SpendRuns } from '#starts/cost/spend-runs.ts';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { NameLink } from '#ui/controls/list-link.tsx';

import { colourOf, dearest } from './spend-days.tsx';
import { resultSumText, sumText } from './sum-text.ts';

type SpendTableProps = {
  readonly spend: MonthSpend;
  readonly all: readonly Run[];
  readonly before: SpendRuns['before'];
  readonly isPresent: boolean;
};

const CELL = 'px-3 py-2';
const NUMBER = `${CELL} text-right tabular-nums whitespace-nowrap`;
const WIDE = 'max-md:hidden';

export function SpendTable({ spend, all, before, isPresent }: SpendTableProps) {
  const t = useMessages();
  const past = usePast({ spend, all, before });
  const named = dearest(spend);
  const month = formatMonth(spend.month);
  const columns: readonly [name: string, className: string][] = [
    [t('spend.column.worker'), CELL],
    [t('spend.column.runs'), classNames(NUMBER, WIDE)],
    [t('spend.column.results'), NUMBER],
    [t('spend.column.cost'), NUMBER],
    [t('spend.column.share'), classNames(NUMBER, WIDE)],
    [t('spend.column.price'), classNames(NUMBER, WIDE)],
    [t('spend.column.trend'), classNames(CELL, 'max-lg:hidden')],
    [t('spend.column.failed'), classNames(NUMBER, WIDE)],
  ];
  return (
    <Card className="overflow-x-auto">
      <table aria-label={t('spend.title')} className="w-full border-collapse text-left">
        <thead className="border-b border-line bg-sunken text-muted">
          <tr>
            {columns.map(([name, className]) => (
              <th key={name} scope="col" className={classNames(className, 'font-medium')}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {spend.workers.map((worker, at) => (
            <tr key={`${worker.worker} ${worker.version}`}>
              <td className={CELL}>
                <WorkerName worker={worker} month={spend.month} colour={colourOf(worker.worker, named)} />
              </td>
              <Figures sum={worker} of={spend} />
              <td className={classNames(NUMBER, WIDE)}>
                <PriceText worker={worker} former={past[at]?.former} />
              </td>
              <td className={classNames(CELL, 'max-lg:hidden')}>
                {before === 'reading' && <Skeleton className="h-5 w-24" />}
                {before === 'whole' && <Trend weeks={past[at]?.weeks ?? []} />}
                {before === 'torn' && <span className="text-sm text-muted">{t('spend.trend.unread')}</span>}
              </td>
              <FailedCell failed={worker.failed} />
            </tr>
          ))}
        </tbody>
        <tfoot className="border-t border-line-strong bg-sunken font-semibold">
          <tr>
            <th scope="row" className={classNames(CELL, 'font-medium')}>
              {isPresent ? t('spend.sums.sofar', { month }) : month}
            </th>
            <Figures sum={spend} of={spend} />
            <td className={WIDE} />
            <td className="max-lg:hidden" />
            <FailedCell failed={spend.failed} />
          </tr>
        </tfoot>
      </table>
    </Card>
  );
}

const MINUTE = 60_000;

function usePast({ spend, all, before }: Omit<SpendTableProps, 'isPresent'>) {
  const api = useApi();
  const now = Math.floor(api.serverTime().now / MINUTE) * MINUTE;
  return useMemo(() => {
    const until = trendEnd(spend.month, now + MINUTE);
    const runsOf = groupBy(all, ({ workerSlug }) => workerSlug);
    const trends = new Map(
      [...runsOf].map(([worker, runs]) => [worker, before === 'whole' ? trendOf(runs, until) : []]),
    );
    return spend.workers.map((own) => ({
      former: priceBefore(runsOf.get(own.worker) ?? [], own, now),
      weeks: trends.get(own.worker) ?? [],
    }));
  }, [spend, all, before, now]);
}

type WorkerNameProps = { readonly worker: WorkerSpend; readonly month: Month; readonly colour: string };

function WorkerName({ worker: { worker, title, version }, month, colour }: WorkerNameProps) {
  const t = useMessages();
  const period = { kind: 'month', month } as const;
  const runs = withQuery(SCREEN_PATHS.runs, RUN_QUERY, { ...ALL_RUNS, worker, period });
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span
        aria-hidden
        data-fill
        className={classNames('size-2.5 shrink-0 rounded-xs forced-colors:border', colour)}
      />
      <span className="min-w-0">
        {worker === '' ? (
          <span className="text-muted">
            {title === '' ? t('spend.worker.unknown') : <TitleText whole={title} />}
          </span>
        ) : (
          <NameLink href={runs}>
            <TitleText whole={title === '' ? worker : title} />
          </NameLink>
        )}{' '}
        <bdi className="text-sm wrap-anywhere text-muted">
          {worker} {version}
        </bdi>
      </span>
    </span>
  );
}

type FiguresProps = { readonly sum: Sum; readonly of: Sum };

function Figures({ sum, of }: FiguresProps) {
  const t = useMessages();
  const { runs, cost } = sum;
  const whole = toNumber(of.cost);
  return (
    <>
      <td className={classNames(NUMBER, WIDE)}>{formatNumber(runs)}</td>
      <td className={NUMBER}>{resultSumText(t, sum)}</td>
      <td className={classNames(NUMBER, 'font-semibold')}>{sumText(t, sum, formatMoneyInRow)}</td>
      <td className={classNames(NUMBER, WIDE, 'text-muted')}>
        {whole > 0 &&
          isCostKnown(sum) &&
          formatNumber(toNumber(cost) / whole, { style: 'percent', maximumFractionDigits: 0 })}
      </td>
    </>
  );
}

type PriceTextProps = { readonly worker: WorkerSpend; readonly former: PriceBefore | undefined };

function PriceText({ worker: { price }, former }: PriceTextProps): ReactNode {
  const t = useMessages();
  if (price === undefined) return '–';
  return (
    <>
      {rateText(t, price)}{' '}
      <span className="text-sm text-muted">{t('spend.price.from', { count: price.runs })}</span>
      {former && (
        <span className="block text-sm text-muted">
          {t('spend.price.sinceVersion', { version: former.version, usd: rateText(t, former.rate) })}
        </span>
      )}
    </>
  );
}

function rateText(t: Translate, rate: Rate): string {
  const usd = formatRate(rate);
  return rate.per === 'result' ? usd : t('spend.price.minute', { usd });
}

function FailedCell({ failed }: { readonly failed: Sum }) {
  const t = useMessages();
  return (
    <td className={classNames(NUMBER, WIDE)}>
      {failed.runs === 0 ? (
        <span className="font-normal text-muted">{t('spend.none')}</span>
      ) : (
        <>
          {sumText(t, failed, formatMoneyInRow)}{' '}
          <span className="text-sm font-normal text-muted">
            {t('spend.failed.runs', { count: failed.runs })}
          </span>
        </>
      )}
    </td>
  );
}

function Trend({ weeks }: { readonly weeks: readonly Sum[] }) {
  const t = useMessages();
  const costs = weeks.map(({ cost }) => toNumber(cost));
  const top = Math.max(...costs, Number.MIN_VALUE);
  return (
    <span
      role="img"
      aria-label={t('spend.trend', { list: formatList(weeks.map((week) => sumText(t, week))) })}
      className="flex h-5 items-end gap-0.5"
    >
      {costs.map((cost, at) => (
        <span
          key={at}
          data-fill
          className={classNames('w-1.5', at === weeks.length - 1 ? 'bg-accent' : 'bg-line-strong')}
          style={{ height: `${cost > 0 ? Math.max(8, (cost / top) * 100) : 0}%` }}
        />
      ))}
    </span>
  );
}
