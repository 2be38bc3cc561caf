import type { Column } from '#core/form/parameter.ts';
import { rowAt, type Rows, rowsOf, toArray } from '#core/form/rows.ts';
import { isJsonObject, type Json, ownValue } from '#core/json/json.ts';

import { parseGrid } from '#core/sheet/parse-grid.ts';
import type { SheetRow } from '#core/sheet/sheet.ts';
import { putCellText } from '#core/form/reading/cell-text.ts';
import type { RowPlace } from '../use-row-focus.ts';
import type { RowsPaste } from '../use-rows-field.ts';

type TablePaste = {
  readonly text: string;
  readonly place: RowPlace;
  readonly rows: Rows<Json>;
  readonly visible: readonly number[] | undefined;
  readonly columns: readonly Column[];
};

/**
 * Pastes a spreadsheet block into cells from the focused one to the right and down, in the visible rows.
 * Remaining rows are appended, except blank ones. Drops cells right of the last column. The text of a
 * single cell goes into the cell. Text typed while the block is read stays.
 */
export function readTablePaste({ text, place, rows, visible, columns }: TablePaste): RowsPaste | undefined {
  if (!/[\t\r\n]/.test(text.trimEnd())) return undefined;
  const under = visible?.slice(visible.indexOf(place.row));
  const rowUnder = (offset: number) => (under ? under[offset] : place.row + offset) ?? rows.length;
  const start = columns.findIndex(({ name }) => name === place.column);
  const report = { filled: 0, blank: 0, beyond: 0 };
  const lines: SheetRow[] = [];
  const fill = (row: Json, cells: SheetRow, isFree: (column: Column) => boolean = () => true): Json =>
    cells.reduce<Json>((filled, cell, offset) => {
      const column = columns[start + offset];
      return column && isFree(column) ? putCellText(filled, column, cell) : filled;
    }, row);
  const items = function* (): Generator<Json | undefined> {
    for (const cells of parseGrid(text)) {
      const old = rowAt(rows, rowUnder(report.filled));
      const item = fill(old ?? null, cells);
      report.beyond += cells.slice(columns.length - start).filter((cell) => cell.trim() !== '').length;
      if (old !== undefined) {
        report.filled += 1;
        lines.push(cells);
      } else if (item === null) report.blank += 1;
      yield old === undefined && item === null ? undefined : item;
    }
  };
  return {
    items: items(),
    report: () => report,
    change: (latest, pastedItems) => {
      const all = [...toArray(latest)];
      for (const [offset, cells] of lines.entries()) {
        const at = rowUnder(offset);
        const [old, now, item = null] = [rowAt(rows, at), all[at], pastedItems[offset]];
        if (now === undefined) all.push(item);
        else
          all[at] =
            now === old ? item : fill(now, cells, ({ name }) => cellOf(now, name) === cellOf(old, name));
      }
      return rowsOf([...all, ...pastedItems.slice(report.filled)]);
    },
    end: (count, before) => ({
      row: count > report.filled ? before.length + count - report.filled - 1 : rowUnder(report.filled - 1),
      column: place.column,
    }),
  };
}

function cellOf(row: Json | undefined, name: string): Json | undefined {
  return row !== undefined && isJsonObject(row) ? ownValue(row, name) : undefined;
}
