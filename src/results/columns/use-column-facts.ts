import { useCallback, useMemo } from 'react';

import { type ColumnFacts, columnJudge } from '#core/results/columns/column-facts.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import type { ResultRow } from '#core/run/run.ts';

import { useJudge } from '../reading/use-judge.ts';

type KeyedColumn = { readonly key: string };
type CountedFacts = { readonly facts: ReadonlyMap<string, ColumnFacts>; readonly rows: number };

/**
 * What columns hold: at once by the first rows, later by all rows read.
 * @returns facts of a column, and the number of rows they cover
 */
export function useColumnFacts(
  columns: readonly KeyedColumn[],
  rows: readonly PlacedRow[],
  sample: readonly ResultRow[],
): CountedFacts {
  const first = useMemo(() => {
    const judge = judgeOf(columns);
    for (const row of sample) judge.take(row);
    return { facts: judge.facts(), rows: sample.length };
  }, [columns, sample]);
  const make = useCallback(() => judgeOf(columns), [columns]);
  const made = useJudge(make, rows, tellFacts);
  // Where rows that repeat others are left out, they may be fewer than the first ones.
  const least = Math.min(first.rows, rows.length);
  return useMemo(
    () =>
      made && made.rows >= least
        ? { facts: new Map([...first.facts, ...made.facts]), rows: made.rows }
        : first,
    [first, made, least],
  );
}

function judgeOf(columns: readonly KeyedColumn[]) {
  const judges = columns.map(({ key }) => ({ key, judge: columnJudge(key) }));
  return {
    take: (row: ResultRow) => {
      for (const { judge } of judges) judge.take(row);
    },
    facts: () => new Map(judges.map(({ key, judge }) => [key, judge.facts()])),
  };
}

const tellFacts = (judge: ReturnType<typeof judgeOf>, rows: number): CountedFacts => ({
  facts: judge.facts(),
  rows,
});
