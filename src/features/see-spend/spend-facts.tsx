import { type ReactNode, useId, useState } from 'react';
import { Link } from 'wouter';

import { toNumber } from '#core/decimal.ts';
import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { balanceEnd, type MonthSpend } from '#core/spend/month-spend.ts';
import type { Account, Run } from '#core/run/run.ts';
import { useApi } from '#api/api-context.tsx';
import { formatDay, formatMoney, formatMonth, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { setMonthBudget, useMonthBudget } from '#starts/cost/budget.ts';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';

type SpendFactsProps = {
  readonly spend: MonthSpend;
  /** Runs of the month and of the two before it. */
  readonly recent: readonly Run[];
  readonly isWhole: boolean;
  readonly account: Account | undefined;
  readonly isPresent: boolean;
};

const percent = (share: number) => formatNumber(share, { style: 'percent', maximumFractionDigits: 1 });

/** What was spent, of which budget; how long the balance lasts; what failed runs cost. */
export function SpendFacts(props: SpendFactsProps) {
  return (
    <Card className="grid divide-line max-md:divide-y md:grid-cols-3 md:divide-x">
      <Spent {...props} />
      <Balance {...props} />
      <Failed {...props} />
    </Card>
  );
}

type FactProps = { readonly name: string; readonly tool?: ReactNode; readonly children: ReactNode };

function Fact({ name, tool, children }: FactProps) {
  return (
    <div className="space-y-1 px-4 py-3">
      <div className="flex min-h-7 items-center justify-between gap-2 text-sm text-muted">
        <h2>{name}</h2>
        {tool}
      </div>
      {children}
    </div>
  );
}

function Spent({ spend, isPresent }: SpendFactsProps) {
  const t = useMessages();
  const budget = useMonthBudget();
  const [editing, setEditing] = useState(false);
  const spent = toNumber(spend.cost);
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
          {formatMoney(spent)}
        </strong>{' '}
        {budget !== undefined && t('spend.ofBudget', { usd: formatMoney(budget) })}
      </p>
      {editing ? (
        <BudgetForm budget={budget} onDone={() => setEditing(false)} />
      ) : budget === undefined ? (
        <p className="text-sm text-muted">{t('spend.budget.none')}</p>
      ) : (
        isPresent && <BudgetBar spent={spent} budget={budget} />
      )}
    </Fact>
  );
}

/** From this share of the budget on it is warned. */
const NEAR = 0.8;

function BudgetBar({ spent, budget }: { readonly spent: number; readonly budget: number }) {
  const t = useMessages();
  const share = spent / budget;
  const words =
    share >= 1
      ? t('spend.budget.over', { usd: formatMoney(spent - budget) })
      : share >= NEAR
        ? t('spend.budget.near', { share: percent(share) })
        : t('spend.budget.left', { usd: formatMoney(budget - spent) });
  return (
    <>
      <div aria-hidden className="h-2 overflow-hidden rounded-full bg-sunken">
        <div
          className={classNames('h-full', share >= NEAR ? 'bg-warn' : 'bg-accent')}
          style={{ width: `${Math.min(1, share) * 100}%` }}
        />
      </div>
      <p role="status" className={classNames('text-sm', share >= NEAR ? 'text-warn' : 'text-muted')}>
        {words}
      </p>
    </>
  );
}

type BudgetFormProps = { readonly budget: number | undefined; readonly onDone: () => void };

function BudgetForm({ budget, onDone }: BudgetFormProps) {
  const t = useMessages();
  const [text, setText] = useState(budget === undefined ? '' : String(budget));
  const id = useId();
  const isWrong = !/^(\d{1,9}(\.\d{1,2})?)?$/.test(text.trim());
  return (
    <form
      className="space-y-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWrong) return;
        setMonthBudget(Number(text));
        onDone();
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
      {isWrong && (
        <p role="alert" className="text-sm text-bad">
          {t('spend.budget.wrong')}
        </p>
      )}
    </form>
  );
}

/** Milliseconds beyond which nobody can tell a day. */
const YEAR = 366 * 86_400_000;

function Balance({ account, recent, isWhole, isPresent }: SpendFactsProps) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  if (account === undefined) return <Fact name={t('spend.balance')}>–</Fact>;
  const end = isPresent && isWhole ? balanceEnd(recent, account.balance, now) : undefined;
  const isLong = end !== undefined && end > now + YEAR;
  const lapses = account.balanceExpiresAt;
  return (
    <Fact name={t('spend.balance')}>
      <p className="text-muted">
        <strong className="text-xl text-ink tabular-nums">{formatMoney(account.balance)}</strong>{' '}
        {end !== undefined &&
          (isLong ? t('spend.balance.long') : t('spend.balance.end', { date: formatDay(end) }))}
      </p>
      <p className="text-sm text-muted">
        {isPresent && isWhole && t(end === undefined ? 'spend.balance.unknown' : 'spend.balance.pace')}{' '}
        {lapses !== undefined && t('spend.balance.lapses', { date: formatDay(lapses) })}
      </p>
    </Fact>
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
        <strong className="text-xl text-ink tabular-nums">{formatMoney(toNumber(failed.cost))}</strong>{' '}
        {t('spend.failed.in', { count: failed.runs })}
      </p>
      <p className="text-sm text-muted">
        {share > 0 && t('spend.failed.share', { share: percent(share) })}{' '}
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
