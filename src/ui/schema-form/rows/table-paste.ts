import type { Column } from '#core/form/parameter.ts';
import { rowAt, type Rows, rowsOf, toArray } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

import { parseGrid } from '../import-rows/parse-grid.ts';
import { putCellText } from './put-cell-text.ts';
import type { RowPlace } from './row-place.ts';
import type { RowsPaste } from './use-rows-commands.ts';

type TablePaste = {
  readonly text: string;
  readonly place: RowPlace;
  readonly rows: Rows<Json>;
  /** The rows that are shown; undefined for all. */
  readonly visible: readonly number[] | undefined;
  readonly columns: readonly Column[];
};

/**
 * A block from a spreadsheet fills cells from the focused one on, to the right and down, in the rows that are shown; what is left of it
 * makes rows at the end, but for blank ones. Cells right of the last column are left out. A single cell's text is the cell's own.
 */
export function readTablePaste({ text, place, rows, visible, columns }: TablePaste): RowsPaste | undefined {
  if (!/[\t\r\n]/.test(text.trimEnd())) return undefined;
  const under = visible?.slice(visible.indexOf(place.row));
  const rowUnder = (offset: number) => (under ? under[offset] : place.row + offset) ?? rows.length;
  const start = columns.findIndex(({ name }) => name === place.column);
  const report = { filled: 0, blank: 0, beyond: 0 };
  const items = function* (): Generator<Json | undefined> {
    for (const cells of parseGrid(text)) {
      const old = rowAt(rows, rowUnder(report.filled));
      const item = cells.reduce<Json>((filled, cell, offset) => {
        const column = columns[start + offset];
        if (column) return putCellText(filled, column, cell);
        if (cell.trim() !== '') report.beyond += 1;
        return filled;
      }, old ?? null);
      if (old !== undefined) report.filled += 1;
      else if (item === null) report.blank += 1;
      yield old === undefined && item === null ? undefined : item;
    }
  };
  return {
    items: items(),
    report: () => report,
    change: (latest, taken) => {
      const all = [...toArray(latest)];
      for (let offset = 0; offset < report.filled; offset += 1) {
        all[rowUnder(offset)] = taken[offset] ?? null;
      }
      return rowsOf([...all, ...taken.slice(report.filled)]);
    },
    end: (count) => ({
      row: count > report.filled ? rows.length + count - report.filled - 1 : rowUnder(report.filled - 1),
      column: place.column,
    }),
  };
}
