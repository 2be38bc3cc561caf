import { isInternalKey, placedRows, type RowSet } from '#core/results/row-set.ts';
import { valueAt } from '#core/results/values/value-at.ts';
import { toValueText } from '#core/results/values/value-text.ts';
import type { ResultColumn } from '#core/run/run.ts';

import { uniqueNames } from './grid.ts';
import type { Sheet } from './sheet.ts';

type ResultsSheet = {
  readonly columns: readonly ResultColumn[];
  readonly most: number;
};

/** The columns that can become rows: all except the platform's row ID. */
export const columnsOfResults = ({ columns }: RowSet): readonly ResultColumn[] =>
  columns.filter(({ key }) => !isInternalKey(key));

export const nameOfResult = ({ label, key }: ResultColumn): string => (label.trim() === '' ? key : label);

export function sheetOfResults(set: RowSet, { columns, most }: ResultsSheet): Sheet {
  const labels = columns.map(nameOfResult);
  const names = uniqueNames(labels);
  const renamed = names.filter((name, at) => name !== labels[at]);
  const firstRows = placedRows(set).slice(0, most);
  const filled = firstRows
    .map(({ place, row }) => ({
      number: place + 1,
      cells: columns.map(({ key }) => toValueText(valueAt(row, key))),
    }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const blank = firstRows.length - filled.length;
  const missing = set.whole ? set.total - set.count : 0;
  const of = set.total - missing;
  return {
    columns: names,
    rows: filled.map(({ cells }) => cells),
    numbers: filled.map(({ number }) => number),
    remarks: [
      ...(of > firstRows.length ? [{ kind: 'rowsCut', readCount: firstRows.length, of } as const] : []),
      ...(missing > 0 ? [{ kind: 'rowsMissing', count: missing } as const] : []),
      ...(blank > 0 ? [{ kind: 'blankRows', count: blank } as const] : []),
      ...(renamed.length > 0 ? [{ kind: 'sameNames', columns: renamed } as const] : []),
    ],
  };
}
