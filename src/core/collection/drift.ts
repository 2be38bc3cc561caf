import { type ColumnKind, columnJudge } from '#core/results/columns/column-facts.ts';
import { type RowSet, placedRows } from '#core/results/row-set.ts';

export type RunColumns = readonly {
  readonly key: string;
  readonly label: string;
  readonly kind: ColumnKind;
}[];

const JUDGED = 500;

export function runColumns(set: RowSet): RunColumns {
  const judged = placedRows(set).slice(0, JUDGED);
  return set.columns.map(({ key, label }) => {
    const judge = columnJudge(key);
    for (const { row } of judged) judge.take(row);
    return { key, label, kind: judge.facts().kind };
  });
}

export type Drift = {
  readonly key: string;
  readonly label: string;
  readonly how: 'new' | 'gone' | 'some' | 'other';
  readonly runs: number;
  readonly kinds: readonly ColumnKind[];
};

/** Columns that differ between runs, given in order. Runs without columns are ignored. */
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
    const common = { key, label, runs: has.size, kinds: [...kinds] };
    if (has.size < runs.length) return [{ ...common, how: howOf(has, runs.length) }];
    return kinds.size > 1 ? [{ ...common, how: 'other' }] : [];
  });
}

function howOf(has: ReadonlySet<number>, runs: number): 'new' | 'gone' | 'some' {
  const [first, last] = [Math.min(...has), Math.max(...has)];
  const isOne = last - first + 1 === has.size;
  if (isOne && last === runs - 1) return 'new';
  return isOne && first === 0 ? 'gone' : 'some';
}
