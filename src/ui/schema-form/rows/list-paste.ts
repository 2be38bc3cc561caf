import { itemText, withItemText } from '#core/form/item-text.ts';
import type { ItemShape } from '#core/form/parameter.ts';
import { insertRows, removeRow, rowAt, type Rows } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';
import { isEmptyItem } from '#core/tasks/is-empty-item.ts';

import { parseGrid } from '../import-rows/parse-grid.ts';
import type { RowsPaste } from './use-rows-commands.ts';

/**
 * A paste of several lines into a list makes a row of each, in place of the row itself where that is empty, else below it. Text of one line
 * is the row's own. A cell of several lines, which a spreadsheet writes in quotes, is one row.
 */
export function readListPaste(options: {
  readonly text: string;
  readonly row: number;
  readonly shape: ItemShape;
}): RowsPaste | undefined {
  const { text, row, shape } = options;
  if (!/[\r\n]/.test(text.trim())) return undefined;
  const isEmptyIn = (rows: Rows<Json>): boolean => {
    const item = rowAt(rows, row);
    return item === undefined || (itemText(item, shape) === '' && isEmptyItem(item));
  };
  let blank = 0;
  const items = function* (): Generator<Json | undefined> {
    for (const [cell = ''] of parseGrid(text, '', true)) {
      const line = cell.trim();
      if (line === '') blank += 1;
      yield line === '' ? undefined : withItemText(undefined, line, shape);
    }
  };
  return {
    items: items(),
    report: () => ({ filled: 0, blank, beyond: 0 }),
    change: (latest, items) =>
      isEmptyIn(latest) ? insertRows(removeRow(latest, row), row, items) : insertRows(latest, row + 1, items),
    end: (count, before) => ({ row: row + count - (isEmptyIn(before) ? 1 : 0), column: '' }),
  };
}
