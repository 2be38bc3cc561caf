import { useCallback, useMemo } from 'react';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import {
  type ComparedColumn,
  type ComparedRow,
  type CompareRule,
  type DifferenceCounts,
  NO_DIFFERENCES,
  rowComparer,
} from '#core/compare/compare-rows.ts';
import { comparedJudge, type ProposedColumn, type Side } from '#core/compare/propose-compared.ts';
import { keyJudge, type ProposedKey } from '#core/results/repeats/propose-keys.ts';
import {
  isInternalKey,
  mergeColumns,
  type PlacedRow,
  type RowSet,
  placedRows,
} from '#core/results/row-set.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { useSliced } from '#ui/hooks/use-sliced.ts';

/** Rows of the newer run that keys are proposed from. */
const PROPOSED_FROM = 2_000;

type RowSetPair = { readonly older: RowSet; readonly newer: RowSet };

export type Proposals = {
  readonly columns: readonly ResultColumn[];
  readonly keys: readonly ProposedKey[];
  readonly rows: number;
  readonly compared: readonly ProposedColumn[];
};

export function useProposals(
  older: RowSet,
  newer: RowSet,
  chosenKeys: readonly string[] | undefined,
): Proposals | undefined {
  const judge = useCallback(
    (shouldContinue: () => boolean) => judgeInSlices({ older, newer }, shouldContinue),
    [older, newer],
  );
  const { value: judged } = useSliced(judge);
  return useMemo(() => judged && propose(judged, chosenKeys), [judged, chosenKeys]);
}

type JudgedPair = Pick<Proposals, 'columns' | 'keys' | 'rows'> & {
  readonly compared: ReturnType<typeof comparedJudge>;
};

export async function judgeInSlices(
  { older, newer }: RowSetPair,
  shouldContinue: () => boolean,
): Promise<JudgedPair | undefined> {
  const columns = mergeColumns(newer.columns, older.columns).filter(({ key }) => !isInternalKey(key));
  const names = columns.map(({ key }) => key);
  const judge = keyJudge(names);
  const compared = comparedJudge(names);
  const take = ([{ place, row }, side]: readonly [PlacedRow, Side]) => {
    compared.take(row, side);
    // Within one run a key is of one row; rows of both would look repeated.
    if (side === 'newer' && place < PROPOSED_FROM) judge.take(row);
  };
  if (!(await forEachInTimeSlices(inTurns({ older, newer }), take, { stride: 8, shouldContinue })))
    return undefined;
  // By what the older run does not have, no row of it would be found; what many rows share finds none either.
  const ofOlder = new Set(older.columns.map(({ key }) => key));
  const finds = ({ key, filled, repeated }: ProposedKey) => ofOlder.has(key) && repeated * 20 <= filled;
  const keys = judge.proposed().toSorted((a, b) => Number(finds(b)) - Number(finds(a)));
  return { columns, keys, rows: newer.count, compared };
}

function* inTurns({ older, newer }: RowSetPair): Generator<readonly [PlacedRow, Side]> {
  const [before, after] = [placedRows(older), placedRows(newer)];
  for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
    const [is, was] = [after[at], before[at]];
    if (is) yield [is, 'newer'];
    if (was) yield [was, 'older'];
  }
}

export function propose(judged: JudgedPair, chosenKeys?: readonly string[]): Proposals {
  const keys = chosenKeys ?? judged.keys.slice(0, 1).map(({ key }) => key);
  return { ...judged, compared: judged.compared.proposed(keys) };
}

export const comparedOf = (proposed: readonly ProposedColumn[]): readonly ComparedColumn[] =>
  proposed.flatMap(({ key, ignoredFor }) => (ignoredFor === undefined ? [{ key }] : []));

export type Comparison = RowSetPair & {
  readonly rule: CompareRule;
  readonly rows: readonly ComparedRow[];
  readonly counts: DifferenceCounts;
};

/**
 * Compares two runs in time slices; undefined until done, or without a rule. While a new rule is computed,
 * returns the result of the previous one.
 */
export function useComparison(
  rule: CompareRule | undefined,
  { older, newer }: RowSetPair,
): Comparison | undefined {
  const compare = useMemo(
    () =>
      rule && ((shouldContinue: () => boolean) => compareInSlices(rule, { older, newer }, shouldContinue)),
    [rule, older, newer],
  );
  const { value } = useSliced(compare);
  return value?.older === older && value.newer === newer ? value : undefined;
}

async function compareInSlices(
  rule: CompareRule,
  { older, newer }: RowSetPair,
  shouldContinue: () => boolean,
): Promise<Comparison | undefined> {
  const comparer = rowComparer(rule);
  const rows: ComparedRow[] = [];
  const counts = { ...NO_DIFFERENCES };
  const note = (row: ComparedRow | undefined) => {
    if (row === undefined) return;
    rows.push(row);
    counts[row.difference] += 1;
  };
  const walk = (set: RowSet, take: (placed: PlacedRow) => void) =>
    forEachInTimeSlices(placedRows(set), take, { shouldContinue });
  const isDone =
    (await walk(older, comparer.takeOlder)) &&
    (await walk(newer, comparer.takeNewer)) &&
    (await walk(newer, (placed) => note(comparer.ofNewer(placed)))) &&
    (await walk(older, (placed) => note(comparer.ofOlder(placed))));
  return isDone ? { rule, rows, counts, older, newer } : undefined;
}
