import { holdsExamples } from '#core/form/holds-examples.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { emptyRows, insertRows, type Rows } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

import { parseGrid } from '#core/sheet/parse-grid.ts';
import type { RowPlace } from './use-row-focus.ts';
import type { RowsPaste } from './use-rows-field.ts';

function hasManyRows(text: string): boolean {
  let filled = 0;
  for (const cells of parseGrid(text)) {
    if (cells.some((cell) => cell.trim() !== '')) filled += 1;
    if (filled > 1) return true;
  }
  return false;
}

type PasteOverExamples = {
  readonly text: string;
  readonly place: RowPlace;
  readonly parameter: Parameter;
  readonly rows: Rows<Json>;
  readonly read: (text: string, place: RowPlace, rows: Rows<Json>) => RowsPaste | undefined;
};

/**
 * Pasting many rows into a list or table that holds only the Worker's examples replaces them; undefined
 * for any other paste. If something was typed meanwhile, the rows are appended.
 */
export function pasteOverExamples(options: PasteOverExamples): RowsPaste | undefined {
  const { text, place, parameter, rows, read } = options;
  if (!holdsExamples(parameter, rows) || !hasManyRows(text)) return undefined;
  const paste = read(text, { ...place, row: 0 }, emptyRows);
  if (paste === undefined) return undefined;
  return {
    items: paste.items,
    report: () => ({ ...paste.report(), replaced: rows.length }),
    change: (latest, items) =>
      latest === rows ? paste.change(emptyRows, items) : insertRows(latest, latest.length, items),
    end: (count, before) =>
      before === rows
        ? paste.end(count, emptyRows)
        : { ...place, row: Math.max(0, before.length + count - 1) },
  };
}
