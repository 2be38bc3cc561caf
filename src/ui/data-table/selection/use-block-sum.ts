import { useEffect, useState } from 'react';

import { inSlices } from '#browser/in-slices.ts';
import type { JsonObject } from '#core/json/json.ts';
import { isPlainNumberKey } from '#core/results/columns/column-facts.ts';
import { type ColumnSum, valueSummer } from '#core/results/columns/sum-column.ts';
import { valueAt } from '#core/results/values/value-at.ts';

import { type Block, blockSize, isOneCell } from './block.ts';
import type { RowAt } from './copy-block.ts';

/** Cells that are summed unasked. */
const MOST_CELLS = 1_000_000;

type Columns = readonly { readonly key: string }[];

/**
 * The sum of the numbers among selected cells, anew whenever other rows or columns come to stand there; undefined for one cell,
 * and while some of the rows are not there. Numbers that are names are not summed.
 */
export function useBlockSum(block: Block | undefined, columns: Columns, rowAt: RowAt): ColumnSum | undefined {
  const [made, setMade] = useState<{ readonly of: Cells; readonly sum: ColumnSum }>();
  const cells = useSteadyCells(cellsOf(block, columns, rowAt));
  useEffect(() => {
    if (cells === undefined) return undefined;
    let current = true;
    const goesOn = () => current;
    const summer = valueSummer();
    const take = (row: JsonObject) => {
      for (const key of cells.keys) summer.take(valueAt(row, key));
    };
    void inSlices(cells.rows, take, { stride: 8, goesOn }).then((finished) => {
      if (finished && current) setMade({ of: cells, sum: summer.finish() });
    });
    return () => {
      current = false;
    };
  }, [cells]);
  return made && made.of === cells ? made.sum : undefined;
}

type Cells = { readonly rows: readonly JsonObject[]; readonly keys: readonly string[] };

/** What is to be summed of a block. */
function cellsOf(block: Block | undefined, columns: Columns, rowAt: RowAt): Cells | undefined {
  if (block === undefined || isOneCell(block)) return undefined;
  const size = blockSize(block);
  if (size.rows * size.columns > MOST_CELLS) return undefined;
  const rows: JsonObject[] = [];
  for (let index = block.top; index <= block.bottom; index += 1) {
    const row = rowAt(index);
    if (row === undefined) return undefined;
    rows.push(row);
  }
  const keys = columns.slice(block.left, block.right + 1).map(({ key }) => key);
  return { rows, keys: keys.filter((key) => !isPlainNumberKey(key)) };
}

/** The same object while the same rows and columns are in it. */
function useSteadyCells(cells: Cells | undefined): Cells | undefined {
  const [held, setHeld] = useState(cells);
  if (held === cells || (held && cells && isAlike(held, cells))) return held;
  setHeld(cells);
  return cells;
}

const isAlike = (a: Cells, b: Cells): boolean => isSame(a.keys, b.keys) && isSame(a.rows, b.rows);

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
