import { useMemo, useState } from 'react';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import type { JsonObject } from '#core/json/json.ts';
import { type ColumnSum, valueSummer } from '#core/results/columns/sum-column.ts';
import { nearestQuantityOf, plainNumberTest } from '#core/results/values/quantity.ts';
import { valueAt } from '#core/results/values/value-at.ts';

import { useSliced } from '../../hooks/use-sliced.ts';
import { type Block, blockSize, isOneCell } from './block.ts';
import type { RowAt } from './copy-block.ts';

const MOST_CELLS = 1_000_000;

type KeyedColumns = readonly { readonly key: string }[];

/**
 * Sum of the numbers in the selected cells; updates if their rows or columns change. Undefined for one
 * cell and while rows are missing. Leaves out identifiers.
 */
export function useBlockSum(
  block: Block | undefined,
  columns: KeyedColumns,
  rowAt: RowAt,
): ColumnSum | undefined {
  const cells = useSteadyCells(cellsOf(block, columns, rowAt));
  const sum = useMemo(
    () => cells && ((shouldContinue: () => boolean) => sumOf(cells, shouldContinue)),
    [cells],
  );
  const { value, isCurrent } = useSliced(sum);
  return isCurrent ? value : undefined;
}

type Cells = { readonly rows: readonly JsonObject[]; readonly keys: readonly string[] };

async function sumOf({ rows, keys }: Cells, shouldContinue: () => boolean): Promise<ColumnSum | undefined> {
  const options = { stride: 8, shouldContinue };
  const summed = new Set(keys);
  for (const key of keys) {
    const isName = plainNumberTest(key);
    if (isName === undefined) continue;
    summed.delete(key);
    const look = (row: JsonObject) => {
      const number = nearestQuantityOf(valueAt(row, key));
      if (number !== undefined && !isName(number)) summed.add(key);
    };
    if (!(await forEachInTimeSlices(rows, look, options))) return undefined;
  }
  const summer = valueSummer();
  const take = (row: JsonObject) => {
    for (const key of summed) summer.take(valueAt(row, key));
  };
  return (await forEachInTimeSlices(rows, take, options)) ? summer.finish() : undefined;
}

function cellsOf(block: Block | undefined, columns: KeyedColumns, rowAt: RowAt): Cells | undefined {
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
  return { rows, keys };
}

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
