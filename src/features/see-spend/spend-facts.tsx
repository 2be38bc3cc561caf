import { type ReactNode, useId, useState } from 'react';
import { Link } from 'wouter';

import { toNumber } from '#core/decimal.ts';
import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { readUsd } from '#core/read-usd.ts';
import { monthsAfter, periodOf } from '#core/run/month.ts';
import { type BalanceEnd, balanceEnd } from '#core/spend/balance-end.ts';
import type { MonthSpend } from '#core/spend/month-spend.ts';
import type { MonthForecast } from '#core/spend/scheduled-runs.ts';
import type { Account, Run } from '#core/run/run.ts';
import { useApi } from '#api/api-context.tsx';
import { formatDay, formatMoney, formatMonth, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { sentenceGap, sentences } from '#messages/sentence-gap.ts';
import { formatRange } from '#messages/format-range.ts';
import { useMessages } from '#messages/use-messages.ts';
import { setMonthBudget, useMonthBudget } from '#starts/cost/budget/budget.ts';
import { costText } from '#parts/texts/cost-text.ts';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';

import type { PlannedSchedules } from './use-schedules.ts';
import { sumText } from './sum-text.ts';
import { ThresholdField } from './threshold-field.tsx';

type SpendFactsProps = {
  readonly spend: MonthSpend;
  readonly recent: readonly Run[];
  readonly isWhole: boolean;
  /** No more of them is being read; what is missing could not be read. */
  readonly isRead: boolean;
  readonly account: Account | undefined;
  readonly isPresent: boolean;
  readonly schedules: PlannedSchedules;
  readonly forecast: MonthForecast;
};

const percent = (share: number) => formatNumber(share, { style: 'percent', maximumFractionDigits: 1 });

export function SpendFacts(props: SpendFactsProps) {
  return (
    <Card
      className={classNames(
        'grid gap-px overflow-hidden bg-line',
        props.isPresent ? 'sm:grid-cols-2 lg:grid-cols-[4fr_3fr_3fr_3fr]' : 'md:grid-cols-3',
      )}
    >
      <Spent {...props} />
      {props.isPresent && <Forecast {...props} />}
      <Balance {...props} />
      <Failed {...props} />
    </Card>
  );
}

type FactProps = { readonly name: string; readonly tool?: ReactNode; readonly children: ReactNode };

function Fact({ name, tool, children }: FactProps) {
  return (
    <div className="space-y-1 bg-surface px-4 py-3">
      <div className="flex min-h-7 items-center justify-between gap-2 text-sm text-muted">
        <h2>{name}</h2>
        {tool}
      </div>
      {children}
    </div>
  );
}

function Spent({ spend, isPresent, forecast }: SpendFactsProps) {
  const t = useMessages();
  const budget = useMonthBudget();
  const [editing, setEditing] = useState(false);
  return (
    <Fact
      name={t('spend.spent', { month: formatMonth(spend.month) })}
      tool={
        <Button size="small" variant="quiet" onClick={() => setEditing(!editing)} aria-expanded={editing}>
          {t(budget === undefined ? 'spend.budget.set' : 'spend.budget.change')}
        </Button>
      }
    >
      <p className="text-muted">
        <strong data-testid="spend-total" className="text-xl text-ink tabular-nums">
          {sumText(t, spend)}
        </strong>{' '}
        {budget !== undefined && t('spend.ofBudget', { usd: formatMoney(budget) })}
      </p>
      {editing ? (
        <>
          <BudgetForm budget={budget} onDone={() => setEditing(false)} />
          <ThresholdField />
        </>
      ) : budget === undefined ? (
        <p className="text-sm text-muted">{t('spend.budget.none')}</p>
      ) : (
        isPresent && <BudgetBar spend={spend} budget={budget} planned={forecast.usd} />
      )}
    </Fact>
  );
}

/** Share of the budget from which a warning is shown. */
const NEAR = 0.8;

type BudgetBarProps = {
  readonly spend: MonthSpend;
  readonly budget: number;
  readonly planned: number;
};

/** Spent and planned part of the budget; a line marks where an even pace would be today. */
function BudgetBar({ spend: { cost, unknownCosts, month }, budget, planned }: BudgetBarProps) {
  const t = useMessages();
  const spent = toNumber(cost);
  const { now } = useApi().serverTime();
  const share = spent / budget;
  const { from } = periodOf(month);
  const even = (now - from) / (periodOf(monthsAfter(month, 1)).from - from);
  const words =
    share >= 1
      ? t('spend.budget.over', { usd: formatMoney(spent - budget) })
      : share >= NEAR
        ? t('spend.budget.near', { share: percent(share) })
        : unknownCosts > 0
          ? t('spend.budget.atMost', { usd: formatMoney(budget - spent), count: unknownCosts })
          : t('spend.budget.left', { usd: formatMoney(budget - spent) });
  return (
    <>
      <div aria-hidden className="relative flex h-2 rounded-full bg-sunken">
        <div
          className={classNames('h-full shrink-0 rounded-full', share >= NEAR ? 'bg-warn' : 'bg-accent')}
          style={{ width: `${Math.min(1, share) * 100}%` }}
        />
        {planned > 0 && share < 1 && (
          <div
            className="h-full rounded-full border border-dashed border-muted"
            style={{ width: `${Math.min(1 - share, planned / budget) * 100}%` }}
          />
        )}
        <div className="absolute -inset-y-1 w-0.5 bg-ink" style={{ left: `${Math.min(1, even) * 100}%` }} />
      </div>
      <p className={classNames('text-sm', share >= NEAR ? 'text-warn' : 'text-muted')}>
        <span role="status">{words}</span>
        {sentenceGap()}
        {share < 1 &&
          (share > even || unknownCosts === 0) &&
          t(share > even ? 'spend.budget.above' : 'spend.budget.below')}
      </p>
    </>
  );
}

function Forecast({ spend, schedules, forecast }: SpendFactsProps) {
  const t = useMessages();
  const month = formatMonth(spend.month);
  if (schedules.read === 'reading') return <Fact name={t('spend.forecast', { month })}>–</Fact>;
  const { usd, least, runs, unknown, unread, unforeseen } = forecast;
  const spent = toNumber(spend.cost);
  const counted = runs - unknown - unread;
  return (
    <Fact name={t('spend.forecast', { month })}>
      {counted > 0 && (
        <p>
          <strong className="text-xl tabular-nums">
            {t('spend.forecast.about', {
              usd: costText(t, spent + usd, spend.unknownCosts, (sum) => formatRange(sum, spent + least)),
            })}
          </strong>
        </p>
      )}
      <p className="text-sm text-muted">
        {schedules.read === 'none'
          ? t('spend.forecast.unread')
          : (counted > 0 || runs + unforeseen === 0) && t('spend.forecast.runs', { count: counted })}
        {sentenceGap()}
        {counted > 0 && t('spend.forecast.by')}
        {sentenceGap()}
        {unknown > 0 && t('spend.forecast.unknown', { count: unknown })}
        {sentenceGap()}
        {unread > 0 && t('spend.forecast.unasked', { count: unread })}
        {sentenceGap()}
        {unforeseen > 0 && t('spend.forecast.unforeseen', { count: unforeseen })}
        {sentenceGap()}
        {schedules.read === 'part' && t('spend.forecast.part')}
      </p>
    </Fact>
  );
}

type BudgetFormProps = { readonly budget: number | undefined; readonly onDone: () => void };

function BudgetForm({ budget, onDone }: BudgetFormProps) {
  const t = useMessages();
  const [text, setText] = useState(budget === undefined ? '' : String(budget));
  const id = useId();
  const isNone = /^0?$/.test(text.trim());
  const isWrong = !isNone && readUsd(text) === undefined;
  const [isUnkept, setIsUnkept] = useState(false);
  return (
    <form
      className="space-y-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWrong) return;
        if (setMonthBudget(Number(text))) onDone();
        else setIsUnkept(true);
      }}
    >
      <label htmlFor={id} className="block text-sm text-muted">
        {t('spend.budget.field')}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          autoFocus
          inputMode="decimal"
          value={text}
          aria-invalid={isWrong}
          onChange={(event) => setText(event.target.value)}
          className="min-h-control w-28 rounded border border-field bg-surface px-2 text-right tabular-nums aria-invalid:border-bad"
        />
        <Button type="submit" variant="primary">
          {t('spend.budget.save')}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t('spend.budget.cancel')}
        </Button>
      </div>
      {(isWrong || isUnkept) && (
        <p role="alert" className="text-sm text-bad">
          {t(isWrong ? 'spend.budget.wrong' : 'spend.budget.unkept')}
        </p>
      )}
    </form>
  );
}

function Balance(props: SpendFactsProps) {
  const t = useMessages();
  const { account, recent, isWhole, isPresent, schedules } = props;
  const { now } = useApi().serverTime();
  if (account === undefined) return <Fact name={t('spend.balance')}>–</Fact>;
  const { tasks } = schedules;
  const { balance, balanceExpiresAt: lapsesAt } = account;
  const isKnown = isPresent && isWhole && schedules.read !== 'reading';
  const end = isKnown ? balanceEnd({ runs: recent, balance, lapsesAt, tasks }, now) : undefined;
  return (
    <Fact name={t('spend.balance')}>
      <p className="text-muted">
        <strong className="text-xl text-ink tabular-nums">{formatMoney(balance)}</strong>{' '}
        {end && lastsText(t, end)}
      </p>
      <p className="text-sm text-muted">
        {isPresent && paceText(t, end, props)}
        {sentenceGap()}
        {end?.kind === 'lapses'
          ? t('spend.balance.left')
          : lapsesAt !== undefined &&
            end?.kind !== 'empty' &&
            t('spend.balance.lapses', { date: formatDay(lapsesAt) })}
      </p>
    </Fact>
  );
}

function lastsText(t: Translate, end: BalanceEnd): string {
  if (end.kind === 'long' || end.kind === 'empty') return t(`spend.balance.${end.kind}`);
  if (!('at' in end)) return '';
  const date = formatDay(end.at);
  return t(end.kind === 'at' ? 'spend.balance.end' : 'spend.balance.until', { date });
}

function paceText(
  t: Translate,
  end: BalanceEnd | undefined,
  { isRead, isWhole, schedules }: SpendFactsProps,
): string {
  if (end === undefined) return isRead && !isWhole ? t('spend.balance.unread') : '';
  if (end.kind === 'empty') return '';
  if (end.kind !== 'long' && !('at' in end)) return t(`spend.balance.${end.kind}`);
  return pacesText(t, end, schedules.tasks.length);
}

function pacesText(
  t: Translate,
  end: Extract<BalanceEnd, { readonly unknownCosts?: number }>,
  tasks: number,
): string {
  const { unknownCosts = 0, uncounted = 0, capped = 0 } = end;
  return sentences(
    t(tasks > uncounted ? 'spend.balance.pace.schedules' : 'spend.balance.pace'),
    unknownCosts > 0 && t('spend.balance.without', { count: unknownCosts }),
    uncounted > 0 && t('spend.balance.uncounted', { count: uncounted }),
    end.kind === 'at' && capped > 0 && t('spend.balance.capped', { count: capped }),
  );
}

function Failed({ spend }: SpendFactsProps) {
  const t = useMessages();
  const { failed, cost, month } = spend;
  if (failed.runs === 0)
    return (
      <Fact name={t('spend.failed')}>
        <p className="text-sm text-muted">{t('spend.failed.none', { month: formatMonth(month) })}</p>
      </Fact>
    );
  const share = toNumber(failed.cost) / toNumber(cost);
  return (
    <Fact name={t('spend.failed')}>
      <p className="text-muted">
        <strong className="text-xl text-ink tabular-nums">{sumText(t, failed)}</strong>{' '}
        {t('spend.failed.in', { count: failed.runs })}
      </p>
      <p className="text-sm text-muted">
        {share > 0 && spend.unknownCosts === 0 && t('spend.failed.share', { share: percent(share) })}
        {sentenceGap()}
        <Link
          href={`${SCREEN_PATHS.runs}?status=failed&month=${month}`}
          className="touch-overlay text-accent hover:underline"
        >
          {t('spend.failed.show')}
        </Link>
      </p>
    </Fact>
  );
}
