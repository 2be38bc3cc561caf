import { isInternalKey, placedRows, type RowSet } from '#core/results/row-set.ts';
import { valueAt } from '#core/results/values/value-at.ts';
import { toValueText } from '#core/results/values/value-text.ts';
import type { ResultColumn } from '#core/run/run.ts';

import { uniqueNames } from './grid.ts';
import type { Sheet } from './sheet.ts';

type ResultsSheet = {
  /** Those that are taken, in their order. */
  readonly columns: readonly ResultColumn[];
  /** Rows that are taken at most, from the first on; the rest is said. */
  readonly most: number;
};

/** The columns that can be rows of anything: all but the platform's own mark of a row. */
export const columnsOfResults = ({ columns }: RowSet): readonly ResultColumn[] =>
  columns.filter(({ key }) => !isInternalKey(key));

/** What a column of results is called: by its label, else by its key. */
export const nameOfResult = ({ label, key }: ResultColumn): string => (label.trim() === '' ? key : label);

/**
 * The results of a run as rows of other runs: its columns under their labels, the values exact, as they are copied (lists and objects as
 * JSON, nothing for what is not there). Rows are numbered as the results are, from 1; blank ones are left out.
 */
export function sheetOfResults(set: RowSet, { columns, most }: ResultsSheet): Sheet {
  const labels = columns.map(nameOfResult);
  const names = uniqueNames(labels);
  const renamed = names.filter((name, at) => name !== labels[at]);
  const taken = placedRows(set).slice(0, most);
  const filled = taken
    .map(({ place, row }) => ({
      number: place + 1,
      cells: columns.map(({ key }) => toValueText(valueAt(row, key))),
    }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const blank = taken.length - filled.length;
  const missing = set.whole ? set.total - set.count : 0;
  const of = set.total - missing;
  return {
    columns: names,
    rows: filled.map(({ cells }) => cells),
    numbers: filled.map(({ number }) => number),
    remarks: [
      ...(of > taken.length ? [{ kind: 'rowsCut', taken: taken.length, of } as const] : []),
      ...(missing > 0 ? [{ kind: 'rowsMissing', count: missing } as const] : []),
      ...(blank > 0 ? [{ kind: 'blankRows', count: blank } as const] : []),
      ...(renamed.length > 0 ? [{ kind: 'sameNames', columns: renamed } as const] : []),
    ],
  };
}
