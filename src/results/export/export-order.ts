import type { Arrangement } from '#core/results/arrange-rows.ts';
import type { ColumnLayout } from '#core/results/columns/column-layout.ts';
import { tableColumns, wholeColumns } from '#core/results/columns/table-columns.ts';
import type { FileFormat } from '#core/results/files/file-format.ts';
import { mergeColumns } from '#core/results/row-set.ts';

import type { ResultsSource } from '../results-source.ts';
import { type ColumnHabit, formOf, type Habits } from './export-habits.ts';
import type { ExportOrder } from './use-export.ts';

export type ExportSource = {
  readonly source: ResultsSource;
  readonly layout: ColumnLayout;
  readonly arrangement: Arrangement;
};

export function columnsOfHabit(
  columns: ColumnHabit,
  { worker }: Pick<ResultsSource, 'worker'>,
): ExportOrder['columns'] {
  if (typeof columns === 'string') return columns;
  return columns.worker === worker ? columns.keys : 'table';
}

type Usual = Omit<ExportSource, 'source'> & { readonly source: Pick<ResultsSource, 'worker'> };

export function usualOrder(
  habits: Habits,
  format: FileFormat,
  { source, layout, arrangement }: Usual,
): ExportOrder {
  return {
    ...formOf(habits),
    format,
    layout,
    arrangement,
    columns: columnsOfHabit(habits.columns, source),
    onlyNew: false,
  };
}

export function platformColumns(
  columns: ExportOrder['columns'],
  { source: { window, rows, before }, layout }: Pick<ExportSource, 'source' | 'layout'>,
): readonly string[] {
  if (columns === 'all') return [];
  if (columns !== 'table') return columns;
  const declared = mergeColumns(window.columns, rows.set.columns);
  // Of what only later rows may have, nobody knows yet that it is empty.
  const shown = { layout, before, splitBy: window.sample, isEmpty: () => false };
  const whole = wholeColumns(tableColumns(declared, shown, false), declared);
  return whole.length === declared.length ? [] : whole.map(({ key }) => key);
}
