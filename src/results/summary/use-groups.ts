import { useCallback } from 'react';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { type Arrangement, FITS, fitTest } from '#core/results/arrange-rows.ts';
import type { ColumnKind } from '#core/results/columns/column-facts.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import { numberEdges, spanOf } from '#core/results/summary/bins.ts';
import { type Grouped, type Grouping, rowGrouper } from '#core/results/summary/group.ts';
import { columnTally } from '#core/results/summary/tally.ts';
import { useSliced } from '#ui/hooks/use-sliced.ts';

type GroupRequest = {
  readonly rows: readonly PlacedRow[];
  readonly arrangement: Arrangement;
  readonly by: string;
  readonly kind: ColumnKind;
  readonly of: string | undefined;
};

export function useGroups({ rows, arrangement, by, kind, of }: GroupRequest): Grouped | undefined {
  const name = JSON.stringify([by, kind, of]);
  const group = useCallback(
    async (shouldContinue: () => boolean) => {
      const grouped = await groupRows({ rows, arrangement, by, kind, of }, shouldContinue);
      return grouped && { name, grouped };
    },
    [rows, arrangement, by, kind, of, name],
  );
  const { value } = useSliced(group);
  return value?.name === name ? value.grouped : undefined;
}

async function groupRows(
  { rows, arrangement, by, kind, of }: GroupRequest,
  shouldContinue: () => boolean,
): Promise<Grouped | undefined> {
  const { test } = fitTest(arrangement);
  const fitting: PlacedRow[] = [];
  const { take, finish } = columnTally({ key: by, kind });
  const find = (placed: PlacedRow) => {
    if (test(placed.row) !== FITS) return;
    fitting.push(placed);
    take(placed.row);
  };
  if (!(await forEachInTimeSlices(rows, find, { stride: 8, shouldContinue }))) return undefined;
  const { sorted } = finish();
  const grouper = rowGrouper(groupingOf({ key: by, kind }, sorted), of);
  return (await forEachInTimeSlices(fitting, ({ row }) => grouper.take(row), { stride: 8, shouldContinue }))
    ? grouper.finish()
    : undefined;
}

/** Up to this many different numbers, each number is its own group. */
const FEW_NUMBERS = 12;

function groupingOf(by: { readonly key: string; readonly kind: ColumnKind }, sorted: Float64Array): Grouping {
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return by;
  if (by.kind === 'date') return { ...by, span: spanOf(low, high) };
  if (by.kind !== 'number') return by;
  return new Set(sorted).size <= FEW_NUMBERS ? by : { ...by, edges: numberEdges(low, high) };
}
