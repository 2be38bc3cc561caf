import { useCallback } from 'react';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { arrangeRows, type Arrangement, isArranged } from '#core/results/arrange-rows.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import { type Unmeasured, unmeasuredCounter } from '#core/results/unmeasured.ts';
import { useSliced } from '#ui/hooks/use-sliced.ts';

/** Rows per look at the clock. The first sort steps and the first search of a row cost more than a look. */
const STRIDE = 8;

/** Filters and sorts rows in slices; undefined if `shouldContinue` ended the work. */
export async function arrange(
  rows: readonly PlacedRow[],
  arrangement: Arrangement,
  shouldContinue: () => boolean,
): Promise<readonly PlacedRow[] | undefined> {
  const found: PlacedRow[] = [];
  const take = (row: PlacedRow | undefined) => {
    if (row) found.push(row);
  };
  const finished = await forEachInTimeSlices(arrangeRows(rows, arrangement), take, {
    stride: STRIDE,
    shouldContinue,
  });
  return finished ? found : undefined;
}

/**
 * The arranged rows. Until they are found, the previous ones; undefined before any, and while rows are
 * shown in their original order. A new arrangement cancels the work on the previous one. Pass the same
 * object while the arrangement is unchanged.
 */
export function useArrangedRows(
  rows: readonly PlacedRow[],
  arrangement: Arrangement,
): readonly PlacedRow[] | undefined {
  const make = useCallback(
    (shouldContinue: () => boolean) => arrange(rows, arrangement, shouldContinue),
    [rows, arrangement],
  );
  return useSliced(isArranged(arrangement) ? make : undefined).value;
}

/**
 * Counts the values that are left out or sorted last because they are not numbers or dates; undefined
 * until counted.
 */
export function useUnmeasured(
  rows: readonly PlacedRow[],
  fitting: readonly PlacedRow[] | undefined,
  arrangement: Arrangement,
): readonly Unmeasured[] | undefined {
  const { conditions = [], sort } = arrangement;
  const isMeasured = sort !== undefined || conditions.some(({ kind }) => kind === 'range');
  const make = useCallback(
    async (shouldContinue: () => boolean) => {
      if (fitting === undefined) return undefined;
      const counter = unmeasuredCounter(arrangement);
      const isDone =
        (await forEachInTimeSlices(rows, ({ row }) => counter.takeAny(row), { shouldContinue })) &&
        (await forEachInTimeSlices(fitting, ({ row }) => counter.takeFitting(row), { shouldContinue }));
      return isDone ? counter.finish() : undefined;
    },
    [rows, fitting, arrangement],
  );
  const { value, isCurrent } = useSliced(isMeasured ? make : undefined);
  return isCurrent ? value : undefined;
}
