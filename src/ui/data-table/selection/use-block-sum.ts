import { useEffect, useEffectEvent, useState } from 'react';

import { inSlices } from '#browser/in-slices.ts';
import { type ColumnSum, valueSummer } from '#core/results/columns/sum-column.ts';
import { valueAt } from '#core/results/values/value-at.ts';

import { type Block, blockSize, isOneCell } from './block.ts';
import { isThere, type RowAt } from './copy-block.ts';

/** Cells that are summed unasked. */
const MOST_CELLS = 1_000_000;

/** The sum of the numbers among selected cells; undefined for one cell, and while some of the rows are not there. */
export function useBlockSum(
  block: Block | undefined,
  columns: readonly { readonly key: string }[],
  rowAt: RowAt,
): ColumnSum | undefined {
  const [made, setMade] = useState<{ readonly of: string; readonly sum: ColumnSum }>();
  const size = block ? blockSize(block) : { rows: 0, columns: 0 };
  const isSummed =
    block !== undefined &&
    !isOneCell(block) &&
    size.rows * size.columns <= MOST_CELLS &&
    isThere(block, rowAt);
  const of = isSummed ? JSON.stringify(block) : '';
  const start = useEffectEvent((goesOn: () => boolean) => {
    if (!isSummed) return;
    const summer = valueSummer();
    const keys = columns.slice(block.left, block.right + 1).map(({ key }) => key);
    const take = (index: number) => {
      for (const key of keys) summer.take(valueAt(rowAt(index) ?? {}, key));
    };
    void inSlices(indicesOf(block), take, { stride: 8, goesOn }).then((finished) => {
      if (finished && goesOn()) setMade({ of, sum: summer.finish() });
    });
  });
  useEffect(() => {
    let current = true;
    start(() => current);
    return () => {
      current = false;
    };
  }, [of]);
  return made?.of === of ? made.sum : undefined;
}

function* indicesOf({ top, bottom }: Block): Generator<number> {
  for (let index = top; index <= bottom; index += 1) yield index;
}
