import type { Column } from '#core/form/parameter.ts';

/** Which column of the file goes where: one for a list, one per column for a table. */
export type RowsTarget =
  | { readonly kind: 'list'; readonly column: number }
  | { readonly kind: 'table'; readonly mapping: ReadonlyMap<Column, number> };
