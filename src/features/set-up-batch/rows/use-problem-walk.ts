import { useMemo, useState } from 'react';

import type { RowChecker, RowProblem } from '#core/batch/sheet/check-rows.ts';
import type { DraftRow } from '#core/batch/sheet/sheet-draft.ts';
import { rowAt, type Rows } from '#core/form/rows.ts';

/** A cell by the index of its row among all rows and of its column, from 0. */
export type CellPlace = { readonly row: number; readonly column: number };

export type PlacedProblem = {
  readonly row: number;
  readonly held: DraftRow;
  readonly problem: RowProblem;
  readonly at: number;
};

type Walked = {
  readonly checker: RowChecker;
  readonly rows: Rows<DraftRow>;
  readonly wrong: readonly number[];
};

/** Walks through the rows with a problem; reviews that of the active cell, else the first. */
export function useProblemWalk({ checker, rows, wrong }: Walked) {
  const [active, setActive] = useState<CellPlace>();
  const problemsIn = (row: number | undefined) => {
    const held = row === undefined ? undefined : rowAt(rows, row);
    return held ? checker.check(held).problems : [];
  };
  const under = useMemo((): PlacedProblem | undefined => {
    const from = active?.row ?? 0;
    const next = wrong.findIndex((row) => row >= from);
    const index = next === -1 ? wrong.length - 1 : next;
    const row = wrong[index];
    const held = row === undefined ? undefined : rowAt(rows, row);
    if (row === undefined || held === undefined) return undefined;
    const { problems } = checker.check(held);
    const problem =
      (row === active?.row ? problems.find(({ column }) => column === active.column) : undefined) ??
      problems[0];
    return problem && { row, held, problem, at: index + 1 };
  }, [active, checker, rows, wrong]);
  const step = (by: 1 | -1): CellPlace | undefined => {
    if (under === undefined) return undefined;
    const own = cellOf(under.row, under.problem);
    if (active?.row !== own.row || active.column !== own.column) return own;
    const { problems } = checker.check(under.held);
    const within = problems[problems.indexOf(under.problem) + by];
    if (within) return cellOf(under.row, within);
    const row = wrong[(under.at - 1 + by + wrong.length) % wrong.length];
    const others = problemsIn(row);
    const next = by === 1 ? others[0] : others.at(-1);
    return row === undefined || next === undefined ? undefined : cellOf(row, next);
  };
  return { under, setActive, step };
}

const cellOf = (row: number, { column = 0 }: RowProblem): CellPlace => ({ row, column });
