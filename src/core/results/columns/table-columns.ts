import { familyMembers, familyOf, foldFamilies } from '../values/families.ts';
import { splitColumns } from '../values/value-at.ts';
import type { JsonObject } from '#core/json/json.ts';

import { type ColumnLayout, shownColumns } from './column-layout.ts';

type TableColumn = { readonly key: string; readonly label: string };

type ShownLayout = {
  readonly layout: ColumnLayout;
  readonly splitBy: readonly JsonObject[];
  /** Maps a column key to the key of the column with its older value; the table shows both as one. */
  readonly before?: ReadonlyMap<string, string> | undefined;
  readonly isEmpty: (key: string) => boolean;
};

/**
 * The columns of a table for a file: without hidden ones, and without empty ones unless they are shown.
 * Older values follow the newer ones.
 * @param declared in the platform's naming
 * @param folds a family is one column, as in the table; otherwise its members take its place
 */
export function tableColumns<C extends TableColumn>(
  declared: readonly C[],
  { layout, splitBy, before, isEmpty }: ShownLayout,
  folds: boolean,
): readonly C[] {
  const older = new Set(before?.values());
  const own = declared.filter(({ key }) => !older.has(key));
  const inTable = splitColumns(foldFamilies(own, layout.split), layout.split, splitBy);
  const unfold = (column: C) =>
    folds || familyMembers(column.key) === undefined
      ? [column]
      : own.filter(({ key }) => familyOf(key) === column.key);
  const olderOf = ({ key }: C) => {
    const was = before?.get(key);
    return was === undefined || isEmpty(was) ? [] : declared.filter((column) => column.key === was);
  };
  return shownColumns(inTable, layout)
    .filter(({ key }) => layout.showEmpty || !isEmpty(key))
    .flatMap(unfold)
    .flatMap((column) => [column, ...olderOf(column)]);
}

export function wholeColumns<C extends TableColumn>(
  columns: readonly C[],
  declared: readonly C[],
): readonly C[] {
  const whole = ({ key }: C) =>
    declared.find((column) => column.key === key) ??
    declared.find((column) => key.startsWith(`${column.key}/`));
  return [...new Set(columns.flatMap((column) => whole(column) ?? []))];
}
