import { type ReactNode, type SubmitEvent, useId, useRef } from 'react';

import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useCommand } from '#ui/commands/use-command.ts';
import { CONTROL } from '#ui/controls/control-style.ts';
import { stateWord } from '#parts/status-badge.tsx';

import { FILTER_STATUSES, type Period, PERIODS, type RunsFilter } from './runs-filter.ts';

type RunsFiltersProps = { readonly filter: RunsFilter; readonly onChange: (filter: RunsFilter) => void };

/** Which runs to list; a change begins at the first page again. */
export function RunsFilters({ filter, onChange }: RunsFiltersProps) {
  const t = useMessages();
  const { status, worker, period } = filter;
  const form = useRef<HTMLFormElement>(null);
  useCommand('search', () => form.current?.querySelector('input')?.focus());
  const setWorker = (text: string) => {
    const next = text.trim();
    if (next === (worker ?? '')) return;
    const { worker: _, ...others } = filter;
    onChange({ ...others, ...(next !== '' && { worker: next }), page: 1 });
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get('worker');
    setWorker(typeof text === 'string' ? text : '');
  };
  return (
    <form ref={form} role="search" onSubmit={onSubmit} className="flex flex-wrap items-end gap-3">
      <Choice
        label={t('runs.column.status')}
        all={t('runs.allStatuses')}
        value={status}
        values={FILTER_STATUSES}
        word={stateWord}
        onChange={(next) => {
          const { status: _, ...others } = filter;
          onChange({ ...others, ...(next && { status: next }), page: 1 });
        }}
      />
      <Labelled label={t('runs.column.worker')} className="w-80 max-sm:w-full">
        {(id) => (
          <input
            id={id}
            type="search"
            name="worker"
            className={CONTROL}
            placeholder={t('runs.workerHint')}
            defaultValue={worker ?? ''}
            onBlur={(event) => setWorker(event.target.value)}
          />
        )}
      </Labelled>
      <Choice
        label={t('runs.period')}
        all={t('runs.period.any')}
        value={period}
        values={PERIODS}
        word={(known) => PERIOD_WORD[known]}
        onChange={(next) => {
          const { period: _, ...others } = filter;
          onChange({ ...others, ...(next && { period: next }) });
        }}
      />
    </form>
  );
}

const PERIOD_WORD: Record<Period, MessageKey> = {
  day: 'runs.period.day',
  week: 'runs.period.week',
  month: 'runs.period.month',
};

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly all: string;
  readonly value: Value | undefined;
  readonly values: readonly Value[];
  readonly word: (value: Value) => MessageKey;
  readonly onChange: (value: Value | undefined) => void;
};

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, all, value, values, word, onChange } = props;
  const t = useMessages();
  return (
    <Labelled label={label} className="w-44 max-sm:w-full">
      {(id) => (
        <select
          id={id}
          className={CONTROL}
          value={value ?? ''}
          onChange={(event) => onChange(values.find((known) => known === event.target.value))}
        >
          <option value="">{all}</option>
          {values.map((known) => (
            <option key={known} value={known}>
              {t(word(known))}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

type LabelledProps = {
  readonly label: string;
  readonly className: string;
  readonly children: (id: string) => ReactNode;
};

function Labelled({ label, className, children }: LabelledProps) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      {children(id)}
    </div>
  );
}
