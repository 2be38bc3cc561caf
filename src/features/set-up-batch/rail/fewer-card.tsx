import { Lightbulb } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { useStore } from 'zustand';

import { type FewerRuns, fewerRuns, groupRows } from '#core/batch/fewer-runs.ts';
import { entriesOfRow, formOfRow, type RowRules } from '#core/batch/sheet/check-rows.ts';
import type { DraftColumn, DraftRow, Target } from '#core/batch/sheet/sheet-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { rowsOf as toRows } from '#core/form/rows.ts';
import { formatNumber } from '#messages/format.ts';
import { sentenceGap } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';

import { formOfBatch, type FormSource } from '../form/form-source.ts';
import type { TitleOf } from '../form/use-titles.ts';
import { MANY_ROWS } from '../rows/use-checks.ts';
import type { FilledSheet } from '../sheet/use-sheet.ts';

type FewerProps = {
  readonly state: FilledSheet;
  readonly descriptor: WorkerDescriptor;
  readonly form: FormSource;
  readonly titleOf: TitleOf;
  readonly onEdit: (field: string) => void;
  readonly runs: number;
};

/** Suggests fewer runs where the Worker splits lists itself, and merges the rows or puts them into the form. */
export function Fewer({ state: { sheet, actions }, descriptor, form, titleOf, onEdit, runs }: FewerProps) {
  // What is typed is painted before it is looked at, and many rows that are new.
  const settled = useDeferredValue(sheet, sheet.rows.length > MANY_ROWS ? null : sheet);
  const fewer = useMemo(() => settled && fewerRuns(settled, descriptor), [settled, descriptor]);
  const formCap = useStore(form.store, ({ draft }) => draft.options.maxCharge);
  if (!settled || !fewer) return null;
  const { columns } = settled;
  const putTogether = () => {
    const grouped = groupRows(sheet, fewer.columns);
    // The items stand one a line from now on.
    const joined = columns.map((column, at) =>
      fewer.columns.includes(at) ? { ...column, target: byLine(column.target) } : column,
    );
    if (fewer.runs > 1) return actions.replace({ ...sheet, columns: joined, rows: toRows(grouped) });
    const [row] = grouped;
    if (row) putIntoForm(form, { row, columns: joined, descriptor });
    onEdit(fewer.field);
  };
  const isCapped = Number(formCap) > 0 || columns.some(fillsCap);
  return (
    <FewerCard
      fewer={fewer}
      runs={runs}
      isCapped={isCapped}
      title={titleOf(fewer.field)}
      onDo={putTogether}
    />
  );
}

const byLine = (target: Target): Target => {
  const { separator: _, ...rest } = { separator: undefined, ...target };
  return rest;
};

export const fillsCap = ({ target }: DraftColumn): boolean =>
  target.kind === 'option' && target.name === 'maxCharge';

type IntoForm = Pick<RowRules, 'columns' | 'descriptor'> & { readonly row: DraftRow };

/** Puts a row's values into the form, with its run options, so that its cost limit is not lost. */
function putIntoForm({ store, setOptions }: FormSource, { row, columns, descriptor }: IntoForm): void {
  const { draft, reading, setEntry } = store.getState();
  const { options } = formOfRow({ descriptor, columns, form: formOfBatch({ draft, reading }) }, row);
  if (columns.some(({ target }) => target.kind === 'option'))
    setOptions({ ...options, mode: draft.options.mode });
  for (const [name, entry] of entriesOfRow(row, columns, descriptor.parameters)) setEntry(name, entry);
}

type FewerCardProps = {
  readonly fewer: FewerRuns;
  readonly runs: number;
  readonly isCapped: boolean;
  readonly title: string;
  readonly onDo: () => void;
};

function FewerCard({ fewer, runs, isCapped, title, onDo }: FewerCardProps) {
  const t = useMessages();
  const { runs: left, items, labels } = fewer;
  const isOne = left === 1;
  return (
    <section
      aria-label={isOne ? t('batch.fewer.one') : t('batch.fewer', { runs: left, count: runs })}
      className={classNames(
        'flex gap-2.5 rounded-lg border border-l-[3px] border-line border-l-accent bg-surface px-4 py-3',
        // Above the start where it may do without the batch.
        !isOne && 'order-1',
      )}
    >
      <Lightbulb size={16} aria-hidden className="mt-0.5 shrink-0 text-accent" />
      <div className="min-w-0 grow">
        <h2 className="font-semibold">
          {isOne
            ? t('batch.fewer.one')
            : t('batch.fewer', { runs: formatNumber(left), count: formatNumber(runs) })}
        </h2>
        <p className="mt-0.5 text-sm text-muted">
          {isOne
            ? t('batch.fewer.one.about', { count: formatNumber(items), name: title })
            : t('batch.fewer.about', { items: formatNumber(items), name: title })}
          {labels && sentenceGap() + t(isOne ? 'batch.fewer.one.labels' : 'batch.fewer.labels')}
          {isCapped && sentenceGap() + t('batch.fewer.cap')}
        </p>
        <Button size="small" onClick={onDo} className="mt-2 max-w-full whitespace-normal">
          {isOne ? t('batch.fewer.one.do', { name: title }) : t('batch.fewer.do')}
        </Button>
      </div>
    </section>
  );
}
