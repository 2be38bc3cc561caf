import { useCallback } from 'react';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { arrangeRows, type Arrangement, isArranged } from '#core/results/arrange-rows.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import { type Unmeasured, unmeasuredCounter } from '#core/results/unmeasured.ts';
import { useSliced } from '#ui/hooks/use-sliced.ts';

/** The first steps of a sort, and rows that are searched for the first time, cost more than a look at the clock. */
const STRIDE = 8;

/** The rows as they are wanted, found in slices; undefined where `shouldContinue` ended that. */
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
 * The rows as they are wanted, by an arrangement that is the same object as long as it asks the same; until they are found, those that were shown before, or undefined, as it is while rows are
 * shown as they come. What is no longer wanted is not looked for any more.
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

/** The values that the arrangement leaves out or puts last as they are no numbers or dates; undefined until they are counted. */
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
