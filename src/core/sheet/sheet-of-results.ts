import { ROW_ID, rowsOf, type RowSet } from '#core/results/row-set.ts';
import { valueAt } from '#core/results/value-at.ts';
import { toValueText } from '#core/results/value-text.ts';

import { uniqueNames } from './grid.ts';
import type { Sheet } from './sheet.ts';

type ResultsSheet = {
  /** Rows that are taken at most, from the first on; the rest is said. */
  readonly most: number;
};

/**
 * The results of a run as rows of other runs: its columns under their labels, the values exact, as they are copied (lists and objects as
 * JSON, nothing for what is not there). Rows are numbered as the results are, from 1; blank ones are left out.
 */
export function sheetOfResults(set: RowSet, { most }: ResultsSheet): Sheet {
  const columns = set.columns.filter(({ key }) => key !== ROW_ID);
  const labels = columns.map(({ label, key }) => (label.trim() === '' ? key : label));
  const names = uniqueNames(labels);
  const renamed = names.filter((name, at) => name !== labels[at]);
  const taken = rowsOf(set).slice(0, most);
  const filled = taken
    .map(({ place, row }) => ({
      number: place + 1,
      cells: columns.map(({ key }) => toValueText(valueAt(row, key))),
    }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const blank = taken.length - filled.length;
  return {
    columns: names,
    rows: filled.map(({ cells }) => cells),
    numbers: filled.map(({ number }) => number),
    remarks: [
      ...(set.total > taken.length ? [{ kind: 'rowsCut', taken: taken.length, of: set.total } as const] : []),
      ...(blank > 0 ? [{ kind: 'blankRows', count: blank } as const] : []),
      ...(renamed.length > 0 ? [{ kind: 'sameNames', columns: renamed } as const] : []),
    ],
  };
}
