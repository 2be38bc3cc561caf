import { useCallback, useMemo } from 'react';

import type { PlacedRow } from '#core/results/row-set.ts';
import { tellingRows } from '#core/results/values/value-at.ts';
import type { ResultRow } from '#core/run/run.ts';

import { useJudge } from '../reading/use-judge.ts';

/**
 * Rows by which columns are split: at once the first ones; later, of all rows read, those with more
 * content.
 * @param split keys of the columns
 */
export function useSplitBy(
  split: ReadonlySet<string>,
  rows: readonly PlacedRow[],
  sample: readonly ResultRow[],
): readonly ResultRow[] {
  const make = useCallback(() => tellingRows(split), [split]);
  const found = useJudge(make, split.size === 0 ? NO_ROWS : rows, tellRows) ?? NO_TELLING;
  return useMemo(() => [...sample, ...found], [sample, found]);
}

const NO_ROWS: readonly PlacedRow[] = [];
const NO_TELLING: readonly ResultRow[] = [];

const tellRows = (finder: ReturnType<typeof tellingRows>) => finder.rows();
