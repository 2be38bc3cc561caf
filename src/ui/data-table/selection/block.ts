import type { CellPlace } from './move-cell.ts';

/** A rectangle of cells; all four edges are inside it. */
export type Block = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

export function blockOf(a: CellPlace, b: CellPlace): Block {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}

export function blockSize({ top, bottom, left, right }: Block): {
  readonly rows: number;
  readonly columns: number;
} {
  return { rows: bottom - top + 1, columns: right - left + 1 };
}

export function isOneCell(block: Block): boolean {
  return block.top === block.bottom && block.left === block.right;
}
