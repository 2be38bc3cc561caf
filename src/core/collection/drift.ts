import { type ColumnKind, columnJudge } from '#core/results/columns/column-facts.ts';
import { type RowSet, placedRows } from '#core/results/row-set.ts';

/** The columns that a run gave, and what they held. */
export type RunColumns = readonly {
  readonly key: string;
  readonly label: string;
  readonly kind: ColumnKind;
}[];

/** Rows of a run that tell what its columns hold. */
const JUDGED = 500;

/** What the columns of a run hold, by its first rows. */
export function runColumns(set: RowSet): RunColumns {
  const judged = placedRows(set).slice(0, JUDGED);
  return set.columns.map(({ key, label }) => {
    const judge = columnJudge(key);
    for (const { row } of judged) judge.take(row);
    return { key, label, kind: judge.facts().kind };
  });
}

/**
 * How a column is not the same in all runs: it came and stayed, it went and stayed away, it comes and goes; or it is in all
 * of them, and holds something else in some.
 */
export type Drift = {
  readonly key: string;
  readonly label: string;
  readonly how: 'new' | 'gone' | 'some' | 'other';
  /** Runs that have it. */
  readonly runs: number;
  /** What it holds, in the order in which that was first seen. */
  readonly kinds: readonly ColumnKind[];
};

/** What is not the same in all runs, which come in their order. Runs without a column gave nothing, and tell nothing. */
export function driftOf(all: readonly RunColumns[]): readonly Drift[] {
  const runs = all.filter((columns) => columns.length > 0);
  const byKey = new Map<string, { label: string; kinds: Set<ColumnKind>; has: Set<number> }>();
  runs.forEach((columns, at) => {
    for (const { key, label, kind } of columns) {
      const known = byKey.get(key) ?? { label, kinds: new Set(), has: new Set() };
      known.has.add(at);
      // What is empty is no other kind.
      if (kind !== 'empty') known.kinds.add(kind);
      byKey.set(key, known);
    }
  });
  return [...byKey].flatMap(([key, { label, kinds, has }]): readonly Drift[] => {
    const told = { key, label, runs: has.size, kinds: [...kinds] };
    if (has.size < runs.length) return [{ ...told, how: howOf(has, runs.length) }];
    return kinds.size > 1 ? [{ ...told, how: 'other' }] : [];
  });
}

function howOf(has: ReadonlySet<number>, runs: number): 'new' | 'gone' | 'some' {
  const [first, last] = [Math.min(...has), Math.max(...has)];
  const isOne = last - first + 1 === has.size;
  if (isOne && last === runs - 1) return 'new';
  return isOne && first === 0 ? 'gone' : 'some';
}
