import { useEffect, useMemo, useState } from 'react';

import { inSlices } from '#browser/in-slices.ts';
import { type ColumnFacts, columnJudge } from '#core/results/columns/column-facts.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import type { ResultRow } from '#core/run/run.ts';

type Keyed = { readonly key: string };
type Known = { readonly facts: ReadonlyMap<string, ColumnFacts>; readonly rows: number };

/**
 * What columns hold: told by the first rows at once, by all rows that were read as soon as they are gone through.
 * @returns facts of a column, and of how many rows they are
 */
export function useColumnFacts(
  columns: readonly Keyed[],
  rows: readonly PlacedRow[],
  sample: readonly ResultRow[],
): Known {
  const first = useMemo(() => {
    const judge = judgeOf(columns);
    for (const row of sample) judge.take(row);
    return { facts: judge.facts(), rows: sample.length };
  }, [columns, sample]);
  const [made, setMade] = useState<Known>();
  useEffect(() => {
    if (rows.length === 0) return undefined;
    let current = true;
    const judge = judgeOf(columns);
    void inSlices(rows, ({ row }) => judge.take(row), { stride: 8, goesOn: () => current }).then(
      (finished) => {
        if (finished && current) setMade({ facts: judge.facts(), rows: rows.length });
      },
    );
    return () => {
      current = false;
    };
  }, [columns, rows]);
  return useMemo(
    () =>
      made && made.rows >= first.rows
        ? { facts: new Map([...first.facts, ...made.facts]), rows: made.rows }
        : first,
    [first, made],
  );
}

function judgeOf(columns: readonly Keyed[]) {
  const judges = columns.map(({ key }) => ({ key, judge: columnJudge(key) }));
  return {
    take: (row: ResultRow) => {
      for (const { judge } of judges) judge.take(row);
    },
    facts: () => new Map(judges.map(({ key, judge }) => [key, judge.facts()])),
  };
}
