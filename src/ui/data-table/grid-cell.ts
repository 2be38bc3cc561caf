import type { CellPlace } from './selection/move-cell.ts';

/** How a row of a grid stands in it. */
export type RowInGrid = {
  readonly gridId: string;
  /** Among those that are shown, from 0. */
  readonly index: number;
  readonly activeColumn: number | undefined;
  /** The first and the last selected column; the first comes after the last where none is selected. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
};

/** The id of a drawn cell, which the grid names as its active descendant. */
export function cellId(gridId: string, { row, column }: CellPlace): string {
  return `${gridId}-${row}-${column}`;
}
