import type { Json, JsonObject } from '#core/json/json.ts';
import { mergeColumns, NO_ROWS, type RowSet, withPage } from '#core/results/row-set.ts';
import type { ResultColumn } from '#core/run/run.ts';

import { type ComparedRow, type Difference, oldValueOf } from './compare-rows.ts';

/** Words that a compared row is told in, of the language that is on. */
export type ComparisonWords = {
  readonly ofDifference: Record<Difference, string>;
  /** Of an added row that a run before the older one had. */
  readonly backAgain: string;
  readonly difference: string;
  readonly changed: string;
  readonly old: (label: string) => string;
};

/** Keys of what stands before the columns of results: no result has them. */
export const DIFFERENCE_KEY = 'compare:difference';
const CHANGED_KEY = 'compare:changed';
const oldKey = (key: string) => `compare:old:${key}`;

/** The columns of compared rows; `before` leads from a compared column to that of its older value. */
export type ComparisonColumns = {
  readonly columns: readonly ResultColumn[];
  readonly before: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
};

/**
 * What compared rows are shown under: what differs, then the key, which columns changed, of many they would be sought in vain,
 * and the compared columns, each with its older value; then the others, as both runs have them.
 */
export function comparisonColumns(
  of: readonly (readonly ResultColumn[])[],
  { keys, compared }: { readonly keys: readonly string[]; readonly compared: readonly string[] },
  words: ComparisonWords,
): ComparisonColumns {
  const all = of.reduce((columns, more) => mergeColumns(columns, more), []);
  const byKey = new Map(all.map((column) => [column.key, column]));
  const columnOf = (key: string): ResultColumn => byKey.get(key) ?? { key, label: key, format: 'text' };
  const first = [...keys, ...compared].map(columnOf);
  const taken = new Set(first.map(({ key }) => key));
  const before = new Map(compared.map((key) => [key, oldKey(key)]));
  const own = (key: string, label: string): ResultColumn => ({ key, label, format: 'text' });
  return {
    columns: [
      own(DIFFERENCE_KEY, words.difference),
      ...keys.map(columnOf),
      own(CHANGED_KEY, words.changed),
      ...compared
        .map(columnOf)
        .flatMap((column) => [
          column,
          { ...column, key: oldKey(column.key), label: words.old(column.label) },
        ]),
      ...all.filter(({ key }) => !taken.has(key)),
    ],
    before,
    labels: new Map(first.map(({ key, label }) => [key, label])),
  };
}

/** A compared row as a row of a result: the newer one where there is one, with what differs and what it was. */
export function comparisonRow(
  row: ComparedRow,
  { before, labels }: ComparisonColumns,
  { word, isBack }: { readonly word: ComparisonWords; readonly isBack: boolean },
): JsonObject {
  const placed = row.newer ?? row.older;
  const old = [...before].flatMap(([key, old]): [string, Json][] => {
    const value = oldValueOf(row, key);
    return value === undefined ? [] : [[old, value]];
  });
  const changed = row.changed.map((key) => labels.get(key) ?? key);
  return Object.fromEntries<Json>([
    ...Object.entries(placed?.row ?? {}),
    [DIFFERENCE_KEY, isBack ? word.backAgain : word.ofDifference[row.difference]],
    ...(changed.length > 0 ? [[CHANGED_KEY, changed] as const] : []),
    ...old,
  ]);
}

/** Rows as they are shown and exported: all of them, read to the end. */
export function comparisonSet(rows: readonly JsonObject[], columns: readonly ResultColumn[]): RowSet {
  return { ...withPage(NO_ROWS, { columns, rows, size: rows.length, total: rows.length }), whole: true };
}
