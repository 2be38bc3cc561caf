import type { CellPlace } from './selection/move-cell.ts';

export type RowInGrid = {
  readonly gridId: string;
  readonly index: number;
  readonly activeColumn: number | undefined;
  /** The first and last selected column; the first is greater than the last if none is selected. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
};

export function cellId(gridId: string, { row, column }: CellPlace): string {
  return `${gridId}-${row}-${column}`;
}
