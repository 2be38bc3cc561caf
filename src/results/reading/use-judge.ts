import { useCallback, useRef } from 'react';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import type { ResultRow } from '#core/run/run.ts';
import { useSliced } from '#ui/hooks/use-sliced.ts';

type RowJudge = { readonly take: (row: ResultRow) => void };

type Progress<Of> = {
  readonly judge: Of;
  readonly make: () => Of;
  rows: readonly PlacedRow[];
  judgedCount: number;
};

/**
 * The judge's result over all rows, computed in slices. Continues where it stopped if rows were only
 * appended.
 * @param make creates a judge; pass another function to judge something else
 * @param tell the result and the number of rows it covers
 * @returns undefined until the first pass is complete, then the last result, also during later passes
 */
export function useJudge<Of extends RowJudge, Result>(
  make: () => Of,
  rows: readonly PlacedRow[],
  tell: (judge: Of, count: number) => Result,
): Result | undefined {
  const progress = useRef<Progress<Of>>(undefined);
  const judge = useCallback(
    async (shouldContinue: () => boolean) => {
      if (rows.length === 0) return undefined;
      const before = progress.current;
      const isOn = before?.make === make && isBeginning(before, rows);
      const now = isOn ? before : { judge: make(), make, rows, judgedCount: 0 };
      now.rows = rows;
      progress.current = now;
      const take = ({ row }: PlacedRow) => {
        now.judge.take(row);
        now.judgedCount += 1;
      };
      const isDone = await forEachInTimeSlices(from(rows, now.judgedCount), take, {
        stride: 8,
        shouldContinue,
      });
      return isDone ? tell(now.judge, rows.length) : undefined;
    },
    [make, rows, tell],
  );
  return useSliced(judge).value;
}

function isBeginning<Of>({ rows: before, judgedCount }: Progress<Of>, rows: readonly PlacedRow[]): boolean {
  return (
    judgedCount <= rows.length &&
    (judgedCount === 0 || (before[0] === rows[0] && before[judgedCount - 1] === rows[judgedCount - 1]))
  );
}

function* from(rows: readonly PlacedRow[], at: number): Generator<PlacedRow> {
  for (let next = at; next < rows.length; next += 1) {
    const row = rows[next];
    if (row) yield row;
  }
}
