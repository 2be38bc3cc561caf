import { useEffect, useMemo, useState } from 'react';

import { createRowChecker, type RowChecker, type RowRules } from '#core/batch/sheet/check-rows.ts';
import { isSameWays, judgedBy, NO_COLUMN_WAYS, waysOf } from '#core/batch/sheet/judge-columns.ts';
import type { DraftRow, SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import { type RowSums, sumRows } from '#core/batch/sum-rows.ts';
import type { Rows } from '#core/form/rows.ts';
import { forEachInTimeSlices } from '#browser/time-slices.ts';

/** Maximum number of rows checked during render; more are checked in slices. */
const AT_ONCE = 200;

/** From this number of rows, slow work is not done during render. */
export const MANY_ROWS = 1_000;

export type Checks = {
  readonly checker: RowChecker;
  /** Sums of the rows; absent during the first check. */
  readonly sums: RowSums | undefined;
  /** A check is running: the sums are the previous ones, without indexes that may now belong to other rows. */
  readonly isChecking: boolean;
  /** The rows of the last complete check and their sums with all indexes. */
  readonly last: Checked | undefined;
};

export type Checked = { readonly sums: RowSums; readonly rows: Rows<DraftRow> };

/** Checks a sheet's rows as they change: each once, because a row never changes. */
export function useChecks(rules: RowRules, { rows, seen }: Pick<SheetDraft, 'rows' | 'seen'>): Checks {
  const alone = useMemo(() => createRowChecker(rules), [rules]);
  const [checked, setChecked] = useState<{ readonly checker: RowChecker; readonly rows: Rows<DraftRow> }>();
  const isReady = useMemo(
    () => (checked?.checker === alone && checked.rows === rows) || isAlmostChecked(alone, rows),
    [checked, alone, rows],
  );
  const checker = useJudged(alone, isReady ? rows : undefined, seen);
  const [latest, setLatest] = useState<Checked>();
  const sums = useMemo(() => (isReady ? sumRows(checker, rows) : undefined), [isReady, checker, rows]);
  if (sums !== undefined && sums !== latest?.sums) setLatest({ sums, rows });
  useEffect(() => {
    if (isReady) return undefined;
    let isOver = false;
    const shouldContinue = () => !isOver;
    void forEachInTimeSlices(rowsOf(rows), alone.check, { stride: 8, shouldContinue }).then((isDone) => {
      if (isDone && !isOver) setChecked({ checker: alone, rows });
    });
    return () => {
      isOver = true;
    };
  }, [isReady, alone, rows]);
  const before = useMemo(
    () => latest && (latest.rows === rows ? latest.sums : withoutPlaces(latest.sums)),
    [latest, rows],
  );
  return { checker, sums: sums ?? before, isChecking: !isReady, last: latest };
}

/**
 * Judges cells by the others of their column; while rows are unchecked, by the previous state of their
 * columns.
 */
function useJudged(
  alone: RowChecker,
  rows: Rows<DraftRow> | undefined,
  seen: SheetDraft['seen'],
): RowChecker {
  const { columns } = alone.rules;
  const [held, setHeld] = useState({ columns, ways: NO_COLUMN_WAYS });
  const found = useMemo(() => rows && waysOf(alone, { rows, ...(seen && { seen }) }), [alone, rows, seen]);
  const before = held.columns === columns ? held.ways : NO_COLUMN_WAYS;
  const ways = found && !isSameWays(found, before) ? found : before;
  if (ways !== held.ways) setHeld({ columns, ways });
  return useMemo(() => judgedBy(alone, ways), [alone, ways]);
}

const withoutPlaces = (sums: RowSums): RowSums => ({ ...sums, wrong: [], repeats: [] });

export function* rowsOf(rows: Rows<DraftRow>): Generator<DraftRow> {
  for (const chunk of rows.chunks) yield* chunk;
}

const checkedChunks = new WeakMap<RowChecker, WeakSet<readonly DraftRow[]>>();

function isAlmostChecked(checker: RowChecker, rows: Rows<DraftRow>): boolean {
  const known = checkedChunks.get(checker) ?? new WeakSet<readonly DraftRow[]>();
  checkedChunks.set(checker, known);
  let left = AT_ONCE;
  for (const chunk of rows.chunks) {
    if (known.has(chunk)) continue;
    const before = left;
    for (const row of chunk) {
      if (!checker.isChecked(row)) left -= 1;
      if (left < 0) return false;
    }
    if (left === before) known.add(chunk);
  }
  return true;
}
