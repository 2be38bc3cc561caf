import { useCallback, useMemo } from 'react';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { type Arrangement, repeatTest, type RepeatView } from '#core/results/arrange-rows.ts';
import { keyJudge, type ProposedKey } from '#core/results/repeats/propose-keys.ts';
import { repeatFinder, type Repeats } from '#core/results/repeats/repeats.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import { useSliced } from '#ui/hooks/use-sliced.ts';

import { useJudge } from '../reading/use-judge.ts';

type FoundRepeats = {
  readonly view: RepeatView;
  readonly repeats: Repeats;
  readonly distinct: readonly PlacedRow[];
};

/**
 * Finds repeated rows in slices and returns the rows to show: all rows until they are found, and if no
 * rule is set. New rows stay visible until they are checked.
 */
export function useRepeats(rows: readonly PlacedRow[], { repeats }: Arrangement) {
  const find = useMemo(
    () => repeats && ((shouldContinue: () => boolean) => findRepeats(rows, repeats, shouldContinue)),
    [rows, repeats],
  );
  const { value: found } = useSliced(find);
  if (found === undefined || found.view !== repeats) return { repeats: undefined, distinct: rows };
  return { repeats: found.repeats, distinct: found.distinct };
}

async function findRepeats(
  of: readonly PlacedRow[],
  view: RepeatView,
  shouldContinue: () => boolean,
): Promise<FoundRepeats | undefined> {
  const finder = repeatFinder(view);
  if (!(await forEachInTimeSlices(of, finder.take, { stride: 8, shouldContinue }))) return undefined;
  const repeats = finder.found();
  const isShown = repeatTest(view, repeats);
  const distinct: PlacedRow[] = [];
  const take = (row: PlacedRow) => {
    if (isShown(row)) distinct.push(row);
  };
  return (await forEachInTimeSlices(of, take, { shouldContinue })) ? { view, repeats, distinct } : undefined;
}

/**
 * Proposes the columns that may identify a row, judged by all rows in slices.
 * @param runKey key of the column that names the run
 */
export function useProposedKeys(
  keys: readonly string[],
  rows: readonly PlacedRow[],
  runKey: string | undefined,
): readonly ProposedKey[] {
  const make = useCallback(() => keyJudge(keys, runKey), [keys, runKey]);
  return useJudge(make, rows, tellKeys) ?? NO_KEYS;
}

const NO_KEYS: readonly ProposedKey[] = [];
const tellKeys = (judge: ReturnType<typeof keyJudge>) => judge.proposed();
