import { useEffect, useState } from 'react';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { type Arrangement, FITS, fitTest, isFiltered } from '#core/results/arrange-rows.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import { type ColumnSummary, summaryOf } from '#core/results/summary/summary.ts';
import { columnTally, type Tally, type TalliedColumn } from '#core/results/summary/tally.ts';

type PlacedRows = readonly PlacedRow[];
type GoesOn = () => boolean;

const KNOWN = new WeakMap<PlacedRows, Map<string, Tally>>();

type Fits = { readonly keys: readonly string[]; readonly fitCodes: Int16Array };

/**
 * Summaries of columns, each available once counted; until then the previous one.
 * @param columns keep the same array while they are unchanged
 */
export function useSummaries(
  rows: PlacedRows,
  arrangement: Arrangement,
  columns: readonly TalliedColumn[],
): ReadonlyMap<string, ColumnSummary> {
  const [made, setMade] = useState<ReadonlyMap<string, ColumnSummary>>(new Map());
  useEffect(() => {
    let current = true;
    const shouldContinue = () => current;
    const put = (summary: ColumnSummary) => setMade((before) => new Map(before).set(summary.key, summary));
    void summarize({ rows, arrangement, columns }, put, shouldContinue);
    return () => {
      current = false;
    };
  }, [rows, arrangement, columns]);
  return made;
}

type SummaryRequest = {
  readonly rows: PlacedRows;
  readonly arrangement: Arrangement;
  readonly columns: readonly TalliedColumn[];
};

async function summarize(
  { rows, arrangement, columns }: SummaryRequest,
  put: (summary: ColumnSummary) => void,
  shouldContinue: GoesOn,
): Promise<void> {
  const fits = isFiltered(arrangement) ? await fitsOf(rows, arrangement, shouldContinue) : undefined;
  for (const column of columns) {
    if (!shouldContinue()) return;
    const all = await tallyAll(rows, column, shouldContinue);
    const fitting = all && fits ? await tallyFitting(rows, column, { fits, shouldContinue }) : all;
    if (all && fitting && shouldContinue()) put(summaryOf(column, all, fitting));
  }
}

async function fitsOf(
  rows: PlacedRows,
  arrangement: Arrangement,
  shouldContinue: GoesOn,
): Promise<Fits | undefined> {
  const { keys, test } = fitTest(arrangement);
  const fitCodes = new Int16Array(rows.length);
  let at = 0;
  const testRow = ({ row }: PlacedRow) => {
    fitCodes[at] = test(row);
    at += 1;
  };
  return (await forEachInTimeSlices(rows, testRow, { stride: 8, shouldContinue }))
    ? { keys, fitCodes }
    : undefined;
}

async function tallyAll(
  rows: PlacedRows,
  column: TalliedColumn,
  shouldContinue: GoesOn,
): Promise<Tally | undefined> {
  const known = KNOWN.get(rows) ?? new Map<string, Tally>();
  KNOWN.set(rows, known);
  const name = `${column.kind} ${column.key}`;
  const before = known.get(name);
  if (before) return before;
  const { take, finish } = columnTally(column);
  if (!(await forEachInTimeSlices(rows, ({ row }) => take(row), { shouldContinue }))) return undefined;
  const tally = finish();
  known.set(name, tally);
  return tally;
}

type Fitting = { readonly fits: Fits; readonly shouldContinue: GoesOn };

async function tallyFitting(
  rows: PlacedRows,
  column: TalliedColumn,
  { fits: { keys, fitCodes }, shouldContinue }: Fitting,
): Promise<Tally | undefined> {
  const own = keys.indexOf(column.key);
  const { take, finish } = columnTally(column);
  let at = 0;
  const takeFitting = ({ row }: PlacedRow) => {
    const fitCode = fitCodes[at] ?? FITS;
    at += 1;
    if (fitCode === FITS || (own >= 0 && fitCode === own)) take(row);
  };
  return (await forEachInTimeSlices(rows, takeFitting, { shouldContinue })) ? finish() : undefined;
}
