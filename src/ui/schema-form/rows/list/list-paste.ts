import { itemText, withItemText } from '#core/form/reading/item-text.ts';
import type { ItemShape } from '#core/form/parameter.ts';
import { insertRows, removeRow, rowAt, type Rows } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';
import { isEmptyItem } from '#core/json/is-empty-item.ts';

import { parseGrid } from '#core/sheet/parse-grid.ts';
import type { AroundSelection } from '../use-rows-commands.ts';
import type { RowsPaste } from '../use-rows-field.ts';

/**
 * Pasting several lines into a list creates a row per line: replacing an empty row or the selected text,
 * else below the row. A single line goes into the row's text. A multi-line cell, which a spreadsheet
 * quotes, is one row.
 */
export function readListPaste(options: {
  readonly text: string;
  readonly row: number;
  readonly rows: Rows<Json>;
  readonly shape: ItemShape;
  readonly around: AroundSelection | undefined;
}): RowsPaste | undefined {
  const { text, row, rows, shape, around } = options;
  if (!/[\r\n]/.test(text.trim())) return undefined;
  const selectedIn = rowAt(rows, row);
  const isReplaced = (latest: Rows<Json>): boolean => {
    const item = rowAt(latest, row);
    if (item === undefined || (itemText(item, shape) === '' && isEmptyItem(item))) return true;
    return around !== undefined && item === selectedIn;
  };
  let blank = 0;
  const items = function* (): Generator<Json | undefined> {
    let made: { readonly item: Json | undefined; readonly line: string } = {
      item: around && selectedIn,
      line: around?.before ?? '',
    };
    let isFirst = true;
    for (const [cell = ''] of parseGrid(text, '', true)) {
      const line = cell.trim();
      if (line === '') {
        blank += 1;
        yield undefined;
        continue;
      }
      if (!isFirst) yield withItemText(made.item, made.line, shape);
      made = isFirst ? { ...made, line: made.line + line } : { item: undefined, line };
      isFirst = false;
    }
    if (!isFirst) yield withItemText(made.item, made.line + (around?.behind ?? ''), shape);
  };
  return {
    items: items(),
    report: () => ({ filled: 0, blank, beyond: 0 }),
    change: (latest, items) =>
      isReplaced(latest)
        ? insertRows(removeRow(latest, row), row, items)
        : insertRows(latest, row + 1, items),
    end: (count, before) => ({ row: row + count - (isReplaced(before) ? 1 : 0), column: '' }),
  };
}
