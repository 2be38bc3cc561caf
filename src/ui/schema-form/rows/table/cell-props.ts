import type { Column } from '#core/form/parameter.ts';
import type { Problem } from '#core/form/problem.ts';
import { isJsonObject, type Json, ownValue } from '#core/json/json.ts';

/** `undefined` removes the cell's key. */
export type CellActions = {
  readonly putText: (row: number, column: Column, text: string) => void;
  readonly putValue: (row: number, column: Column, value: Json | undefined) => void;
};

export type TableCellProps = {
  readonly row: number;
  readonly column: Column;
  readonly item: Json | undefined;
  readonly problem: Problem | undefined;
  readonly label: string;
  readonly reachable: boolean;
  readonly actions: CellActions;
};

export type CellProps = TableCellProps & { readonly said: string | undefined };

export const CELL =
  'h-full w-full min-w-0 scroll-mt-8 bg-transparent px-2 outline-none focus:bg-accent-soft aria-invalid:text-bad aria-invalid:bg-bad-soft';

export function cellControl({ column, label, reachable, problem, said }: CellProps) {
  return {
    'data-column': column.name,
    'aria-label': label,
    'aria-invalid': problem !== undefined || undefined,
    tabIndex: reachable ? 0 : -1,
    title: said,
  };
}

export const cellValue = ({ item, column }: Pick<CellProps, 'item' | 'column'>): Json | undefined =>
  item !== undefined && isJsonObject(item) ? ownValue(item, column.name) : undefined;
