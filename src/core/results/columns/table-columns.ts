import { familyMembers, familyOf, foldFamilies } from '../values/families.ts';
import { splitColumns } from '../values/value-at.ts';
import type { JsonObject } from '#core/json/json.ts';

import { type ColumnLayout, shownColumns } from './column-layout.ts';

type Column = { readonly key: string; readonly label: string };

/** What decides which columns a table shows. */
type Shown = {
  readonly layout: ColumnLayout;
  /** The rows by which columns are split. */
  readonly splitBy: readonly JsonObject[];
  /** For the key of a column, that of the one which says what it was before: the table shows both as one. */
  readonly before?: ReadonlyMap<string, string> | undefined;
  /** Whether no row has anything there; asked of a column as the table has it, and of those with older values. */
  readonly isEmpty: (key: string) => boolean;
};

/**
 * The columns that a table shows, for a file: those that a person hides, and empty ones unless they are shown, are left out.
 * Older values stand behind the newer ones.
 * @param declared as the platform names them
 * @param folds a family is one column, as in the table; else its members stand in its place
 */
export function tableColumns<C extends Column>(
  declared: readonly C[],
  { layout, splitBy, before, isEmpty }: Shown,
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

/** The columns that those of a table are, or are parts of, each once. */
export function wholeColumns<C extends Column>(columns: readonly C[], declared: readonly C[]): readonly C[] {
  const whole = ({ key }: C) =>
    declared.find((column) => column.key === key) ??
    declared.find((column) => key.startsWith(`${column.key}/`));
  return [...new Set(columns.flatMap((column) => whole(column) ?? []))];
}
