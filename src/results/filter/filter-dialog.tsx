import { type SubmitEvent, useId, useMemo, useState } from 'react';

import type { Arrangement } from '#core/results/arrange-rows.ts';
import type { ColumnFacts, ColumnKind } from '#core/results/columns/column-facts.ts';
import { type Condition, isOfPlaces } from '#core/results/filter/condition.ts';
import { clockText } from '#core/results/filter/measure.ts';
import { readRange } from '#core/results/filter/read-range.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import type { ColumnSummary } from '#core/results/summary/summary.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Choices } from '#ui/controls/choice/choices.tsx';
import { Select } from '#ui/controls/choice/select.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { useSummaries } from '../summary/use-summaries.ts';

type FilterDialogProps = {
  readonly arrangement: Arrangement;
  readonly columns: readonly ResultColumn[];
  readonly facts: ReadonlyMap<string, ColumnFacts>;
  readonly rows: readonly PlacedRow[];
  readonly start: string;
  /** Undefined removes the condition of the column. */
  readonly onApply: (key: string, condition: Condition | undefined) => void;
  readonly onClose: () => void;
};

export function FilterDialog(props: FilterDialogProps) {
  const { arrangement, columns, facts, start, onApply, onClose } = props;
  const t = useMessages();
  const [key, setKey] = useState(start === '' ? (columns[0]?.key ?? '') : start);
  const kind = facts.get(key)?.kind ?? 'text';
  return (
    <Dialog title={t('filter.title')} onClose={onClose}>
      <label className="mb-4 block">
        <span className="mb-1 block font-medium">{t('filter.column')}</span>
        <Select
          data-first-focus
          value={key}
          onChange={setKey}
          choices={columns.map((column) => ({ value: column.key, label: column.label }))}
        />
      </label>
      <ColumnFilter
        key={`${key} ${kind}`}
        column={key}
        kind={kind}
        rows={props.rows}
        arrangement={arrangement}
        onApply={(condition) => onApply(key, condition)}
      />
    </Dialog>
  );
}

const WAYS = ['values', 'range', 'contains', 'filled', 'empty'] as const;
type FilterWay = (typeof WAYS)[number];

type ColumnFilterProps = Pick<FilterDialogProps, 'rows' | 'arrangement'> & {
  readonly column: string;
  readonly kind: ColumnKind;
  readonly onApply: (condition: Condition | undefined) => void;
};

function ColumnFilter({ column: key, kind, rows, arrangement, onApply }: ColumnFilterProps) {
  const t = useMessages();
  const isMeasured = kind === 'number' || kind === 'date';
  const before = arrangement.conditions?.find((condition) => condition.key === key);
  const [way, setWay] = useState<FilterWay>(() => wayOf(before) ?? (isMeasured ? 'range' : 'values'));
  const [fields, setFields] = useState(() => fieldsOf(before));
  const ask = (change: Partial<FilterFields>) => setFields({ ...fields, ...change });
  const columns = useMemo(() => [{ key, kind }], [key, kind]);
  const summary = useSummaries(rows, arrangement, columns).get(key);
  const ways = WAYS.filter((known) => known !== 'range' || isMeasured);
  const [refused, setRefused] = useState(false);
  const unread = way === 'range' ? readRange(ofRange(kind), fields).unread : [];
  const apply = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setRefused(unread.length > 0);
    if (unread[0]) return event.currentTarget.querySelector<HTMLElement>(`[name=${unread[0]}]`)?.focus();
    onApply(CONDITION[way](key, kind, fields));
  };
  return (
    <form onSubmit={apply} className="space-y-4">
      <Choices
        legend={t('filter.way')}
        value={way}
        onChange={setWay}
        choices={ways.map((value) => ({ value, label: t(`filter.way.${value}`) }))}
      />
      {way === 'values' && (
        <>
          <label className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={fields.not}
              onChange={(event) => ask({ not: event.target.checked })}
            />
            {t('filter.leaveOut')}
          </label>
          <ValueList summary={summary} chosen={fields.values} onChange={(values) => ask({ values })} />
        </>
      )}
      {way === 'range' && (
        <div className="grid grid-cols-2 gap-3">
          {(['from', 'to'] as const).map((end) => (
            <RangeEnd
              key={end}
              end={end}
              of={ofRange(kind)}
              text={fields[end]}
              unread={refused && unread.includes(end)}
              placeholder={placeholderOf(summary, end)}
              onChange={(text) => ask({ [end]: text, ...(end === 'to' && { below: false }) })}
            />
          ))}
        </div>
      )}
      {way === 'contains' && (
        <input
          aria-label={t('filter.way.contains')}
          value={fields.text}
          onChange={(event) => ask({ text: event.target.value })}
          className={CONTROL}
        />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {before && <Button onClick={() => onApply(undefined)}>{t('filter.removeThis')}</Button>}
        <Button type="submit" variant="primary">
          {t('filter.apply')}
        </Button>
      </div>
    </form>
  );
}

type RangeEndProps = {
  readonly end: 'from' | 'to';
  readonly of: 'number' | 'date';
  readonly text: string;
  /** The text is not a number or a moment. */
  readonly unread: boolean;
  readonly placeholder: string | undefined;
  readonly onChange: (text: string) => void;
};

function RangeEnd({ end, of, text, unread, placeholder, onChange }: RangeEndProps) {
  const t = useMessages();
  const problemId = useId();
  return (
    <div>
      <label className="block">
        <span className="mb-1 block">{t(`filter.${end}`)}</span>
        <input
          name={end}
          inputMode={of === 'number' ? 'decimal' : 'text'}
          placeholder={placeholder}
          value={text}
          aria-invalid={unread || undefined}
          aria-describedby={unread ? problemId : undefined}
          onChange={(event) => onChange(event.target.value)}
          className={CONTROL}
        />
      </label>
      <p id={problemId} role="status" className="text-sm wrap-anywhere text-bad">
        {unread && t('filter.unread', { of, text })}
      </p>
    </div>
  );
}

const ofRange = (kind: ColumnKind) => (kind === 'date' ? 'date' : 'number');

function wayOf(condition: Condition | undefined): FilterWay | undefined {
  if (condition === undefined || isOfPlaces(condition)) return undefined;
  return condition.kind === 'filled' && condition.not ? 'empty' : condition.kind;
}

type FilterFields = {
  readonly text: string;
  readonly values: readonly string[];
  readonly not: boolean;
  readonly from: string;
  readonly to: string;
  readonly below: boolean;
};

const DAY = 86_400_000;

function fieldsOf(condition: Condition | undefined): FilterFields {
  const nothing: FilterFields = { text: '', values: [], not: false, from: '', to: '', below: false };
  if (condition?.kind === 'contains') return { ...nothing, text: condition.text };
  if (condition?.kind === 'values') return { ...nothing, values: condition.values, not: condition.not };
  if (condition?.kind !== 'range') return nothing;
  const write = (end: number | undefined) =>
    end === undefined ? '' : condition.of === 'date' ? clockText(end) : String(end);
  const { from, to, below } = condition;
  // Up to a day means all of it.
  if (condition.of === 'date' && below && to !== undefined && to % DAY === 0)
    return { ...nothing, from: write(from), to: write(to - DAY) };
  return { ...nothing, from: write(from), to: write(to), below };
}

const CONDITION: Record<
  FilterWay,
  (key: string, kind: ColumnKind, fields: FilterFields) => Condition | undefined
> = {
  values: (key, kind, { values, not }) =>
    values.length === 0 ? undefined : { kind: 'values', key, values, items: kind === 'list', not },
  range: (key, kind, fields) => {
    const of = ofRange(kind);
    const { from, to } = readRange(of, fields);
    if (from === undefined && to === undefined) return undefined;
    if (of === 'date' && to !== undefined && isDay(fields.to))
      return { kind: 'range', key, of, from, to: to + DAY, below: true };
    return { kind: 'range', key, of, from, to, below: fields.below };
  },
  contains: (key, _, { text }) => (text === '' ? undefined : { kind: 'contains', key, text }),
  filled: (key) => ({ kind: 'filled', key, not: false }),
  empty: (key) => ({ kind: 'filled', key, not: true }),
};

const isDay = (end: string) => /^\d{4}-\d\d-\d\d$/.test(end.trim());

function placeholderOf(summary: ColumnSummary | undefined, end: 'from' | 'to'): string | undefined {
  const value = end === 'from' ? summary?.bins[0]?.from : summary?.bins.at(-1)?.to;
  if (summary === undefined || value === undefined) return undefined;
  return summary.kind === 'date' ? clockText(value) : String(value);
}

type ValueListProps = {
  readonly summary: ColumnSummary | undefined;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

/** The most frequent values with their row counts, to tick; a chosen value that is not among them stays. */
function ValueList({ summary, chosen, onChange }: ValueListProps) {
  const t = useMessages();
  if (!summary) return <p className="text-muted">{t('summary.counting')}</p>;
  const known = new Map(summary.values.map(({ text, fits }) => [text, fits]));
  const texts = [...known.keys(), ...chosen.filter((text) => !known.has(text))];
  const toggle = (text: string) =>
    onChange(chosen.includes(text) ? chosen.filter((other) => other !== text) : [...chosen, text]);
  return (
    <div>
      <ul className="max-h-60 overflow-auto rounded border border-line px-2.5 py-1">
        {texts.map((text) => (
          <li key={text}>
            <label className="flex min-h-7 cursor-pointer items-center gap-2 pointer-coarse:min-h-11">
              <input type="checkbox" checked={chosen.includes(text)} onChange={() => toggle(text)} />
              <bdi className="min-w-0 grow truncate" title={text}>
                {text}
              </bdi>
              <span className="text-muted tabular-nums">{formatNumber(known.get(text) ?? 0)}</span>
            </label>
          </li>
        ))}
      </ul>
      {summary.distinct > summary.values.length && (
        <p className="mt-1 text-sm text-muted">
          {t('filter.valuesCut', { shown: summary.values.length, total: formatNumber(summary.distinct) })}
        </p>
      )}
    </div>
  );
}
