import type { Column } from '#core/form/parameter.ts';

export type RowsTarget =
  | { readonly kind: 'list'; readonly column: number }
  | { readonly kind: 'table'; readonly mapping: ReadonlyMap<Column, number> };
