export type CellPlace = { readonly row: number; readonly column: number };

type GridSize = { readonly rows: number; readonly columns: number; readonly pageRows: number };

const STEP: Readonly<Record<string, (from: CellPlace, grid: GridSize, far: boolean) => CellPlace>> = {
  ArrowUp: ({ row, column }, _, far) => ({ row: far ? 0 : row - 1, column }),
  ArrowDown: ({ row, column }, { rows }, far) => ({ row: far ? rows - 1 : row + 1, column }),
  ArrowLeft: ({ row, column }, _, far) => ({ row, column: far ? 0 : column - 1 }),
  ArrowRight: ({ row, column }, { columns }, far) => ({ row, column: far ? columns - 1 : column + 1 }),
  Home: ({ row }, _, far) => ({ row: far ? 0 : row, column: 0 }),
  End: ({ row }, { rows, columns }, far) => ({ row: far ? rows - 1 : row, column: columns - 1 }),
  PageUp: ({ row, column }, { pageRows }) => ({ row: row - pageRows, column }),
  PageDown: ({ row, column }, { pageRows }) => ({ row: row + pageRows, column }),
};

/**
 * The target of a key in a grid, kept inside it; undefined for keys that do not move.
 * @param far with Ctrl or Cmd: to the edge
 */
export function moveCell(key: string, far: boolean, from: CellPlace, grid: GridSize): CellPlace | undefined {
  if (!Object.hasOwn(STEP, key) || grid.rows === 0 || grid.columns === 0) return undefined;
  const to = STEP[key]?.(from, grid, far);
  return to && { row: clamp(to.row, grid.rows), column: clamp(to.column, grid.columns) };
}

function clamp(index: number, count: number): number {
  return Math.min(count - 1, Math.max(0, index));
}
