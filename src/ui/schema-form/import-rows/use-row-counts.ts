import { useCallback } from 'react';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { useSliced } from '../../hooks/use-sliced.ts';
import type { SortedRow } from './sort-rows.ts';

export type Fates = Readonly<Record<SortedRow['fate'], number>>;

export const NO_FATES: Fates = { taken: 0, wrong: 0, blank: 0, duplicate: 0 };

/** Counts the fates of the rows, in slices; undefined until the count for the current sorting is complete. */
export function useRowCounts(sort: () => Iterable<SortedRow | undefined>): Fates | undefined {
  const count = useCallback(
    async (shouldContinue: () => boolean) => {
      const fates = { ...NO_FATES };
      const take = (row: SortedRow | undefined) => {
        if (row) fates[row.fate] += 1;
      };
      return (await forEachInTimeSlices(sort(), take, { shouldContinue })) ? fates : undefined;
    },
    [sort],
  );
  const { value, isCurrent } = useSliced(count);
  return isCurrent ? value : undefined;
}
