import { useState } from 'react';

import { BEIJING, type Month } from '#core/run/month.ts';
import { type Day, type Last, LASTS, parseDay, type Period } from '#core/runs/run-query.ts';
import type { MessageKey } from '#messages/en.ts';
import { formatDate, formatMonth } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Select } from '#ui/controls/choice/select.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';

const LAST_WORD: Record<Last, MessageKey> = {
  day: 'runs.period.day',
  week: 'runs.period.week',
  month: 'runs.period.month',
};

type PeriodFieldProps = {
  readonly period: Period | undefined;
  readonly months: readonly Month[];
  readonly onPeriod: (period: Period | undefined) => void;
};

export function PeriodField({ period, months, onPeriod }: PeriodFieldProps) {
  const t = useMessages();
  const [isRange, setIsRange] = useState(false);
  const value = valueOf(period) ?? (isRange ? 'range' : '');
  const own = period?.kind === 'month' && !months.includes(period.month) ? [period.month] : [];
  const offered = [...own, ...months];
  const choose = (chosen: string) => {
    setIsRange(chosen === 'range');
    const last = LASTS.find((known) => known === chosen);
    const month = offered.find((known) => known === chosen);
    if (last) onPeriod({ kind: 'last', last });
    else onPeriod(month && { kind: 'month', month });
  };
  return (
    <>
      <Select
        aria-label={t('runs.period')}
        value={value}
        onChange={choose}
        choices={[
          { value: '', label: t('runs.period.any') },
          ...LASTS.map((last) => ({ value: last, label: t(LAST_WORD[last]) })),
          ...offered.map((month) => ({ value: month, label: inBeijing(t, formatMonth(month)) })),
          ...(period?.kind === 'date'
            ? [{ value: 'date', label: inBeijing(t, formatDate(period.date)) }]
            : []),
          { value: 'range', label: t('runs.period.range') },
        ]}
        className={`${CONTROL} w-auto! max-sm:min-w-28! max-sm:flex-1`}
      />
      {value === 'range' && (
        <Days range={period?.kind === 'range' ? period : { kind: 'range' }} onPeriod={onPeriod} />
      )}
    </>
  );
}

function inBeijing(t: Translate, period: string): string {
  const isSame = new Date().getTimezoneOffset() * 60_000 === -BEIJING;
  return isSame ? period : t('runs.period.beijing', { period });
}

function valueOf(period: Period | undefined): string | undefined {
  if (period?.kind === 'last') return period.last;
  return period?.kind === 'month' ? period.month : period?.kind;
}

type DaysProps = Pick<PeriodFieldProps, 'onPeriod'> & {
  readonly range: Extract<Period, { readonly kind: 'range' }>;
};

function Days({ range: { from, to }, onPeriod }: DaysProps) {
  const t = useMessages();
  const give = (first: Day | undefined, last: Day | undefined) =>
    onPeriod(
      first || last ? { kind: 'range', ...(first && { from: first }), ...(last && { to: last }) } : undefined,
    );
  return (
    <span className="flex items-center gap-1.5">
      <DayField label={t('runs.period.from')} day={from} onDay={(day) => give(day, to)} />
      <span aria-hidden>–</span>
      <DayField label={t('runs.period.to')} day={to} onDay={(day) => give(from, day)} />
    </span>
  );
}

type DayFieldProps = {
  readonly label: string;
  readonly day: Day | undefined;
  readonly onDay: (day: Day | undefined) => void;
};

function DayField({ label, day, onDay }: DayFieldProps) {
  return (
    <input
      type="date"
      aria-label={label}
      value={day ?? ''}
      onChange={(event) => onDay(parseDay(event.target.value))}
      className={`${CONTROL} w-auto!`}
    />
  );
}
