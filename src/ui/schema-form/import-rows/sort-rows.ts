import { isWithoutText, itemText, withItemText } from '#core/form/reading/item-text.ts';
import type { Column, ItemShape, Parameter } from '#core/form/parameter.ts';
import { itemProblems } from '#core/form/reading/read-rows.ts';
import type { Rows } from '#core/form/rows.ts';
import { isJsonObject, type Json } from '#core/json/json.ts';
import { plainName } from '#core/find/plain-name.ts';
import type { SheetRow } from '#core/sheet/sheet.ts';

import { putCellText } from '#core/form/reading/cell-text.ts';
import { extraColumn } from '#core/form/table-columns.ts';

/** What happens to a row of a file. `wrong` rows make an item that the form marks. */
export type SortedRow =
  | { readonly fate: 'blank' | 'duplicate' }
  | { readonly fate: 'taken' | 'wrong'; readonly item: Json };

/** Items of a list: one column of a file, trimmed; `null` if blank. */
export function* listItems(grid: Iterable<SheetRow>, column: number, shape: ItemShape): Generator<Json> {
  for (const row of grid) yield withItemText(undefined, row[column]?.trim() ?? '', shape);
}

/** Rows of a table: objects of the mapped cells, each read as its column's type; `null` if blank. */
export function* tableItems(grid: Iterable<SheetRow>, mapping: ReadonlyMap<Column, number>): Generator<Json> {
  for (const row of grid) {
    let item: Json = null;
    for (const [column, source] of mapping) {
      const text = row[source]?.trim() ?? '';
      if (text !== '') item = putCellText(item, column, text);
    }
    yield item;
  }
}

export function mapByName(
  columns: readonly Column[],
  sourceNames: readonly string[],
): ReadonlyMap<Column, number> {
  const sources = sourceNames.map(plainName);
  const mapping = new Map<Column, number>();
  for (const column of columns) {
    const names = [plainName(column.name), plainName(column.title)];
    const index = sources.findIndex((source) => source !== '' && names.includes(source));
    if (index !== -1) mapping.set(column, index);
  }
  return mapping;
}

/**
 * Equality key of rows: the text of a list item, or all values of a table row or an item without text, in
 * any key order.
 */
function keyOf({ editor, itemShape }: Parameter, item: Json): string {
  const hasText = editor !== 'requestListSource' && !isWithoutText(item, itemShape);
  const text = hasText ? itemText(item, itemShape) : undefined;
  if (text !== undefined) return text;
  if (!isJsonObject(item)) return JSON.stringify(item);
  return JSON.stringify(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)));
}

export function unknownColumns(columns: readonly Column[], header: readonly string[]): readonly Column[] {
  const known = new Set(columns.flatMap(({ name, title }) => [plainName(name), plainName(title)]));
  const names = new Set(header.map((name) => name.trim()));
  return [...names]
    .filter((name) => name !== '' && !known.has(plainName(name)))
    .map((name) => extraColumn(name, ''));
}

type Sorting = {
  readonly parameter: Parameter;
  readonly items: Iterable<Json>;
  readonly dropDuplicates: boolean;
  readonly existingRows: Rows<Json>;
};

/** Sorts items into accepted, blank, duplicate and wrong. Yields undefined for a step of work without an item. */
export function* sortItems({
  parameter,
  items,
  dropDuplicates,
  existingRows,
}: Sorting): Generator<SortedRow | undefined> {
  const seen = new Set<string>();
  const isKnown = (item: Json): boolean => {
    const key = keyOf(parameter, item);
    const known = seen.has(key);
    seen.add(key);
    return known;
  };
  for (const chunk of dropDuplicates ? existingRows.chunks : []) {
    for (const item of chunk) {
      isKnown(item);
      yield undefined;
    }
  }
  for (const item of items) {
    if (item === null) yield { fate: 'blank' };
    else if (dropDuplicates && isKnown(item)) yield { fate: 'duplicate' };
    else yield { fate: itemProblems(parameter, item).length > 0 ? 'wrong' : 'taken', item };
  }
}
