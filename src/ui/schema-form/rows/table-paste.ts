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
  readonly columns: readonly Column[];
};

/**
 * A block from a spreadsheet fills cells from the focused one on, to the right and down; rows that there are not yet come into being.
 * What lies right of the last column falls away. A single cell's text is the cell's own.
 */
export function readTablePaste(options: TablePaste): RowsPaste | undefined {
  const { text, place } = options;
  if (!/[\t\r\n]/.test(text.trimEnd())) return undefined;
  return {
    items: filledRows(options),
    change: (latest, items) => {
      const all = [...toArray(latest)];
      for (const [offset, item] of items.entries()) all[place.row + offset] = item;
      return rowsOf(all);
    },
    end: (count) => ({ row: place.row + count - 1, column: place.column }),
  };
}

/** The rows under the block, as it fills them. */
function* filledRows({ text, place, rows, columns }: TablePaste): Generator<Json> {
  const start = columns.findIndex(({ name }) => name === place.column);
  let row = place.row;
  for (const cells of parseGrid(text)) {
    yield cells.reduce<Json>(
      (item, cell, offset) => {
        const column = columns[start + offset];
        return column === undefined ? item : putCellText(item, column, cell);
      },
      rowAt(rows, row) ?? null,
    );
    row += 1;
  }
}
