import { useMemo } from 'react';

import { inSlices } from '#browser/in-slices.ts';
import {
  type ComparedColumn,
  type ComparedRow,
  type CompareRule,
  type DifferenceCounts,
  NO_DIFFERENCES,
  rowComparer,
} from '#core/compare/compare-rows.ts';
import { comparedJudge, type ProposedColumn } from '#core/compare/propose-compared.ts';
import { keyJudge, type ProposedKey } from '#core/results/repeats/propose-keys.ts';
import { mergeColumns, type PlacedRow, ROW_ID, type RowSet, placedRows } from '#core/results/row-set.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { useSliced } from '#ui/hooks/use-sliced.ts';

/** Rows of each run from which keys and compared columns are proposed. */
const PROPOSED_FROM = 2_000;

export type Proposals = {
  /** All columns of both runs, each once. */
  readonly columns: readonly ResultColumn[];
  readonly keys: readonly ProposedKey[];
  readonly compared: readonly ProposedColumn[];
};

/** By what rows may be known and compared, told by the first rows of both runs. */
export function useProposals(
  older: RowSet,
  newer: RowSet,
  chosenKeys: readonly string[] | undefined,
): Proposals {
  const columns = useMemo(
    () => mergeColumns(newer.columns, older.columns).filter(({ key }) => key !== ROW_ID),
    [older.columns, newer.columns],
  );
  return useMemo(
    () => ({ columns, ...propose(columns, { older, newer }, chosenKeys) }),
    [columns, older, newer, chosenKeys],
  );
}

/** @param columns of both runs, each once */
export function propose(
  columns: readonly ResultColumn[],
  { older, newer }: { readonly older: RowSet; readonly newer: RowSet },
  chosenKeys?: readonly string[],
): Omit<Proposals, 'columns'> {
  const names = columns.map(({ key }) => key);
  const sampleOf = (set: RowSet) => placedRows(set).slice(0, PROPOSED_FROM);
  const judge = keyJudge(names);
  // Within one run a key is of one row; rows of both would look repeated.
  for (const { row } of sampleOf(newer)) judge.take(row);
  // By what the older run does not have, no row of it would be found; what many rows share finds none either.
  const ofOlder = new Set(older.columns.map(({ key }) => key));
  const finds = ({ key, filled, repeated }: ProposedKey) => ofOlder.has(key) && repeated * 20 <= filled;
  const keys = judge.proposed().toSorted((a, b) => Number(finds(b)) - Number(finds(a)));
  const first = keys[0]?.key;
  const compared = comparedJudge(names, chosenKeys ?? (first === undefined ? [] : [first]));
  for (const { row } of sampleOf(newer)) compared.take(row, 'newer');
  for (const { row } of sampleOf(older)) compared.take(row, 'older');
  return { keys, compared: compared.proposed() };
}

/** Of proposed columns those that are compared. */
export const comparedOf = (proposed: readonly ProposedColumn[]): readonly ComparedColumn[] =>
  proposed.flatMap(({ key, ignoredFor }) => (ignoredFor === undefined ? [{ key }] : []));

export type Comparison = {
  readonly rule: CompareRule;
  readonly rows: readonly ComparedRow[];
  readonly counts: DifferenceCounts;
};

type Compared = { readonly older: RowSet; readonly newer: RowSet; readonly sawAll: boolean };

/** Compares two runs in slices; undefined until that is done, or while there is no rule. */
export function useComparison(
  rule: CompareRule | undefined,
  { older, newer, sawAll }: Compared,
): Comparison | undefined {
  const compare = useMemo(
    () => rule && ((goesOn: () => boolean) => compareInSlices(rule, { older, newer, sawAll }, goesOn)),
    [rule, older, newer, sawAll],
  );
  const { value } = useSliced(compare);
  return value && value.rule === rule ? value : undefined;
}

async function compareInSlices(
  rule: CompareRule,
  { older, newer, sawAll }: Compared,
  goesOn: () => boolean,
): Promise<Comparison | undefined> {
  const comparer = rowComparer(rule, sawAll);
  const rows: ComparedRow[] = [];
  const counts = { ...NO_DIFFERENCES };
  const note = (row: ComparedRow | undefined) => {
    if (row === undefined) return;
    rows.push(row);
    counts[row.difference] += 1;
  };
  const walk = (set: RowSet, take: (placed: PlacedRow) => void) =>
    inSlices(placedRows(set), take, { goesOn });
  const isDone =
    (await walk(older, comparer.takeOlder)) &&
    (await walk(newer, comparer.takeNewer)) &&
    (await walk(newer, (placed) => note(comparer.ofNewer(placed)))) &&
    (await walk(older, (placed) => note(comparer.ofOlder(placed))));
  return isDone ? { rule, rows, counts } : undefined;
}
