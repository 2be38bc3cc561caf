import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';

import { withQuery } from '#core/address/query-part.ts';
import { addDecimals, type Decimal, toNumber, ZERO } from '#core/decimal.ts';
import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import type { Month } from '#core/run/month.ts';
import { ALL_RUNS, parseDay, RUN_QUERY, type RunQuery } from '#core/runs/run-query.ts';
import type { DaySpend, MonthSpend } from '#core/spend/month-spend.ts';
import type { MonthForecast } from '#core/spend/scheduled-runs.ts';
import { formatDate, formatList, formatMoney, formatMoneyInRow, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { CellLink } from '#ui/controls/list-link.tsx';

import { resultSumText, sumText } from './sum-text.ts';

const NAMED = 3;

const COLOURS = ['bg-s1', 'bg-s2', 'bg-s3'] as const;
const OTHERS = 'bg-s5';

type SpendSeries = {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  readonly costOf: (day: DaySpend) => Decimal;
  readonly href?: string;
};

export function dearest({
  workers,
}: MonthSpend): readonly { readonly worker: string; readonly title: string }[] {
  const sums = new Map<string, { title: string; cost: number }>();
  for (const { worker, title, cost } of workers)
    sums.set(worker, { title, cost: (sums.get(worker)?.cost ?? 0) + toNumber(cost) });
  return [...sums]
    .sort(([, a], [, b]) => b.cost - a.cost)
    .slice(0, NAMED)
    .map(([worker, { title }]) => ({ worker, title }));
}

export function colourOf(worker: string, named: ReturnType<typeof dearest>): string {
  return COLOURS[named.findIndex((one) => one.worker === worker)] ?? OTHERS;
}

type SpendDaysProps = {
  readonly spend: MonthSpend;
  readonly forecast: MonthForecast;
  /** Index of today from 0; undefined in another month. */
  readonly today: number | undefined;
};

export function SpendDays(props: SpendDaysProps) {
  const { spend, forecast } = props;
  const t = useMessages();
  const [isTable, setIsTable] = useState(false);
  const parts = useParts(spend);
  return (
    <Card className="px-4 py-3">
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <h2 className="grow font-semibold">{t('spend.days')}</h2>
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
          {parts.map(({ key, name, colour, href }) => (
            <li key={key} className="flex items-center gap-1.5">
              <span
                aria-hidden
                data-fill
                className={classNames('size-2.5 rounded-xs forced-colors:border', colour)}
              />
              {href === undefined ? (
                name
              ) : (
                <Link href={href} className="touch-target max-w-50 truncate hover:underline">
                  <bdi>{name}</bdi>
                </Link>
              )}
            </li>
          ))}
          {forecast.usd > 0 && (
            <li className="flex items-center gap-1.5">
              <span aria-hidden className="size-2.5 rounded-xs border border-dashed border-muted" />
              {t('spend.planned')}
            </li>
          )}
        </ul>
        <Button size="small" variant="quiet" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          {t('spend.days.table')}
        </Button>
      </div>
      {isTable ? <DaysTable {...props} /> : <DaysChart {...props} parts={parts} />}
    </Card>
  );
}

function useParts(spend: MonthSpend): readonly SpendSeries[] {
  const t = useMessages();
  const readTitle = useReadTitle();
  const named = dearest(spend);
  const isMore = spend.workers.some(({ worker }) => named.every((one) => one.worker !== worker));
  return [
    ...named.map(({ worker, title }, at) => ({
      key: worker,
      name: readTitle(title || worker) || t('spend.worker.unknown'),
      colour: COLOURS[at] ?? OTHERS,
      costOf: (day: DaySpend) => day.of.get(worker)?.cost ?? ZERO,
      ...(worker !== '' && { href: runsHref({ worker, period: { kind: 'month', month: spend.month } }) }),
    })),
    ...(isMore ? [{ key: 'others', name: t('spend.others'), colour: OTHERS, costOf: othersOf(named) }] : []),
  ];
}

const runsHref = (query: Partial<RunQuery>) =>
  withQuery(SCREEN_PATHS.runs, RUN_QUERY, { ...ALL_RUNS, ...query });

function dayHref(month: Month, at: number): string {
  const date = dateOf(month, at);
  return runsHref(date ? { period: { kind: 'date', date } } : {});
}

const dateOf = (month: Month, at: number) => parseDay(`${month}-${String(at + 1).padStart(2, '0')}`);

function DaysChart({
  spend,
  forecast,
  today,
  parts,
}: SpendDaysProps & { readonly parts: readonly SpendSeries[] }) {
  const t = useMessages();
  const top = Math.max(...spend.days.map(({ cost }, at) => toNumber(cost) + (forecast.days[at] ?? 0)));
  const scale = roundUp(top);
  const dayWords = spend.days.map((day, at) => {
    const planned = forecast.days[at] ?? 0;
    const name = formatDate(dateOf(spend.month, at) ?? '');
    const sum = t('spend.day', { day: name, usd: sumText(t, day), count: day.runs });
    const shares = sharesText(parts, day);
    const words = shares === '' ? sum : t('spend.day.shares', { day: sum, shares });
    return planned > 0 ? `${words} ${t('spend.day.planned', { usd: formatMoney(planned) })}` : words;
  });
  return (
    <div className="flex gap-2">
      <div
        aria-hidden
        className="flex h-40 flex-col justify-between text-right text-xs whitespace-nowrap text-muted tabular-nums"
      >
        <span>{formatMoney(scale)}</span>
        <span>{formatMoney(scale / 2)}</span>
        <span>{formatMoney(0)}</span>
      </div>
      <ol data-chart className="relative flex min-w-0 grow gap-px sm:gap-1">
        <li aria-hidden className="pointer-events-none absolute inset-x-0 top-0 h-20 border-y border-line" />
        {spend.days.map((day, at) => (
          <li key={at} className="min-w-0 grow basis-0" title={dayWords[at]}>
            <DayBar href={day.runs > 0 ? dayHref(spend.month, at) : undefined}>
              <span className="sr-only">{dayWords[at]}</span>
              <span aria-hidden className="flex h-40 w-full flex-col-reverse border-b border-line">
                {parts.map(({ key, colour, costOf }) => (
                  <span
                    key={key}
                    data-fill
                    className={classNames('w-full shrink-0 border-t border-surface', colour)}
                    style={{ height: `${(toNumber(costOf(day)) / scale) * 100}%` }}
                  />
                ))}
                {(forecast.days[at] ?? 0) > 0 && (
                  <span
                    className="w-full shrink-0 border border-b-0 border-dashed border-muted"
                    style={{ height: `${((forecast.days[at] ?? 0) / scale) * 100}%` }}
                  />
                )}
              </span>
              <span
                aria-hidden
                className={classNames(
                  'text-xs tabular-nums',
                  at === today ? 'font-medium text-ink' : 'text-muted',
                  // On a narrow screen there is room for one day of five.
                  at % 5 !== 0 && 'max-sm:invisible',
                )}
              >
                {at + 1}
              </span>
            </DayBar>
          </li>
        ))}
      </ol>
    </div>
  );
}

function sharesText(parts: readonly SpendSeries[], day: DaySpend): string {
  const costs = parts.flatMap(({ name, costOf }) => {
    const usd = toNumber(costOf(day));
    return usd > 0 ? [`${name} ${formatMoney(usd)}`] : [];
  });
  return costs.length > 1 ? formatList(costs) : '';
}

const BAR = 'relative flex flex-col items-center gap-1 rounded';

type DayBarProps = { readonly href: string | undefined; readonly children: ReactNode };

function DayBar({ href, children }: DayBarProps) {
  if (href === undefined) return <span className={BAR}>{children}</span>;
  return (
    <Link href={href} className={`${BAR} hover:bg-sunken`}>
      {children}
    </Link>
  );
}

const CELL = 'px-2 py-1.5';
const NUMBER = `${CELL} text-right tabular-nums whitespace-nowrap`;

function DaysTable({ spend: { days, month }, forecast }: SpendDaysProps) {
  const t = useMessages();
  return (
    <table aria-label={t('spend.days')} className="w-full border-collapse text-left">
      <thead className="border-b border-line text-muted">
        <tr>
          <th className={CELL}>{t('spend.column.day')}</th>
          <th className={NUMBER}>{t('spend.column.runs')}</th>
          <th className={NUMBER}>{t('spend.column.results')}</th>
          <th className={NUMBER}>{t('spend.column.cost')}</th>
          <th className={NUMBER}>{t('spend.planned')}</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {days.map((day, at) => {
          const planned = forecast.days[at] ?? 0;
          if (day.runs === 0 && planned === 0) return null;
          const name = formatDate(dateOf(month, at) ?? '');
          return (
            <tr key={at}>
              <td className={CELL}>
                {day.runs > 0 ? <CellLink href={dayHref(month, at)}>{name}</CellLink> : name}
              </td>
              <td className={NUMBER}>{formatNumber(day.runs)}</td>
              <td className={NUMBER}>{resultSumText(t, day)}</td>
              <td className={NUMBER}>{sumText(t, day, formatMoneyInRow)}</td>
              <td className={NUMBER}>{planned > 0 && formatMoneyInRow(planned)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const othersOf =
  (named: ReturnType<typeof dearest>) =>
  ({ of }: DaySpend): Decimal => {
    const others = [...of].filter(([worker]) => named.every((one) => one.worker !== worker));
    return others.reduce((sum, [, { cost }]) => addDecimals(sum, cost), ZERO);
  };

/** Rounds up to 1, 2 or 5 times a power of ten, so that the axis is easy to read. */
function roundUp(top: number): number {
  if (top <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(top));
  return power * ([1, 2, 5, 10].find((step) => top <= step * power) ?? 10);
}
