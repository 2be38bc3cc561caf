import { useEffect, useState } from 'react';

import { inSlices } from '#browser/in-slices.ts';
import type { SortedRow } from './sort-rows.ts';

/** How many rows of a file meet which fate. */
export type Fates = Readonly<Record<SortedRow['fate'], number>>;

export const NO_FATES: Fates = { taken: 0, wrong: 0, blank: 0, duplicate: 0 };

/** Counts what becomes of the rows, in slices; undefined until the count for just this way of sorting is there. */
export function useFates(sort: () => Iterable<SortedRow | undefined>): Fates | undefined {
  const [counted, setCounted] = useState<{ readonly sort: typeof sort; readonly fates: Fates }>();
  useEffect(() => {
    let current = true;
    const fates = { ...NO_FATES };
    const count = (row: SortedRow | undefined) => {
      if (row) fates[row.fate] += 1;
    };
    void inSlices(sort(), count, { goesOn: () => current }).then((finished) => {
      if (finished && current) setCounted({ sort, fates });
    });
    return () => {
      current = false;
    };
  }, [sort]);
  return counted?.sort === sort ? counted.fates : undefined;
}
