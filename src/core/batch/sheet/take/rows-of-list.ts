import { itemText } from '#core/form/reading/item-text.ts';
import { cellText } from '#core/form/reading/cell-text.ts';
import type { Column, Parameter } from '#core/form/parameter.ts';
import { type Rows, toArray } from '#core/form/rows.ts';
import { equalJson } from '#core/json/compare.ts';
import { isEmptyItem } from '#core/json/is-empty-item.ts';
import { isJsonObject, type Json, ownValue } from '#core/json/json.ts';
import { valueText } from '#core/json/write.ts';

import { entryOf, fillersOf } from '../fillers.ts';
import type { DraftColumn } from '../sheet-draft.ts';

export type ListRows = {
  readonly columns: readonly DraftColumn[];
  readonly grid: readonly (readonly string[])[];
};

export function rowsOfList(parameter: Parameter, rows: Rows<Json>): ListRows {
  const items = toArray(rows).filter((item) => !isEmptyItem(item));
  const whole: DraftColumn = { name: parameter.name, target: { kind: 'field', name: parameter.name } };
  if (parameter.columns.length === 0)
    return {
      columns: [whole],
      grid: items
        .map((item) => itemText(item, parameter.itemShape) ?? valueText(item))
        .filter((text) => text.trim() !== '')
        .map((text) => [text]),
    };
  return rowsOfTable(parameter, items) ?? { columns: [whole], grid: items.map((item) => [valueText(item)]) };
}

/**
 * One column per table column; undefined if they would lose data: keys unknown to the Worker, or
 * multi-line texts.
 */
function rowsOfTable(
  { name, columns: declared, ...of }: Parameter,
  items: readonly Json[],
): ListRows | undefined {
  const used = declared.filter((column) => items.some((item) => cellOf(column, item) !== ''));
  const columns = used.map((column): DraftColumn => ({
    name: column.name,
    target: { kind: 'field', name, within: column.name },
  }));
  const grid = items.map((item) => used.map((column) => cellOf(column, item)));
  const [filler] = fillersOf(columns, [{ ...of, name, columns: declared }]);
  const isSaid = (item: Json, at: number) => {
    const cells = grid[at] ?? [];
    const entry = filler && entryOf(filler, { cells });
    const [made, ...more] = entry?.kind === 'rows' ? toArray(entry.rows) : [];
    if (made === undefined || more.length > 0) return false;
    return (
      keysOf(item).every((key) => used.some((column) => column.name === key)) &&
      used.every((column, place) => cellOf(column, made) === cells[place] && isSame(column, item, made))
    );
  };
  return items.every(isSaid) ? { columns, grid } : undefined;
}

function isSame({ name }: Column, item: Json, made: Json): boolean {
  const [before, now] = [item, made].map((one) => (isJsonObject(one) ? ownValue(one, name) : undefined));
  return typeof before === 'string' || equalJson(before ?? null, now ?? null);
}

const keysOf = (item: Json): readonly string[] =>
  isJsonObject(item) ? Object.keys(item).filter((key) => item[key] !== '' && item[key] !== null) : ['']; // no row has that key

function cellOf(column: Column, item: Json): string {
  const isChosen = isJsonObject(item) && ownValue(item, column.name) === '';
  const chosen = isChosen ? column.options.find(({ value }) => value === '') : undefined;
  return chosen?.label ?? cellText(column, item);
}
