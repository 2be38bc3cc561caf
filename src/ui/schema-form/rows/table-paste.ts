import { withCellText } from '#core/form/cell-text.ts';
import type { Column } from '#core/form/parameter.ts';
import { rowsOf, toArray, type Rows } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

import { parseGrid } from './parse-grid.ts';
import type { RowPlace } from './row-place.ts';
import type { RowsPaste } from './use-rows-commands.ts';

/**
 * A block from a spreadsheet fills cells from the focused one on, to the right and down; rows that there are not yet come into being.
 * What lies right of the last column falls away. A single cell's text is the cell's own.
 */
export function readTablePaste(options: {
  readonly text: string;
  readonly place: RowPlace;
  readonly columns: readonly Column[];
}): RowsPaste | undefined {
  const { text, place, columns } = options;
  const grid = parseGrid(text);
  const [first] = grid;
  if (first === undefined || (grid.length === 1 && first.length === 1)) return undefined;
  const start = columns.findIndex(({ name }) => name === place.column);
  const fill = (item: Json | undefined, cells: readonly string[]): Json =>
    cells.reduce<Json>((row, cell, offset) => {
      const column = columns[start + offset];
      return column === undefined ? row : withCellText(row, column, cell);
    }, item ?? null);
  const change = (rows: Rows<Json>) => {
    const items = [...toArray(rows)];
    for (const [offset, cells] of grid.entries()) {
      items[place.row + offset] = fill(items[place.row + offset], cells);
    }
    return rowsOf(items);
  };
  return { change, end: { row: place.row + grid.length - 1, column: place.column } };
}
