import type { Json, JsonObject } from '#core/json/json.ts';
import { isNamedAsKey } from '#core/results/repeats/propose-keys.ts';
import { mergeColumns, NO_ROWS, type RowSet, withPage } from '#core/results/row-set.ts';
import { familyOf } from '#core/results/values/families.ts';
import type { ResultColumn } from '#core/run/run.ts';

import { type ComparedRow, type Difference, oldValueOf } from './compare-rows.ts';

export type ComparisonWords = {
  readonly ofDifference: Record<Difference, string>;
  readonly backAgain: string;
  readonly difference: string;
  readonly changed: string;
  readonly old: (label: string) => string;
};

export const DIFFERENCE_KEY = 'compare:difference';
const CHANGED_KEY = 'compare:changed';
const oldKey = (key: string) => `compare:old:${key}`;

export type ComparisonColumns = {
  readonly columns: readonly ResultColumn[];
  readonly before: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
  readonly changes: ReadonlyMap<string, number>;
  readonly fileOnly: ReadonlySet<string>;
};

/**
 * Columns of compared rows: the difference, the row's name, changed columns (most changes first) with
 * their older values, then the others. Keys that are IDs or links are for files only.
 */
export function comparisonColumns(
  of: readonly (readonly ResultColumn[])[],
  { keys, rows }: { readonly keys: readonly string[]; readonly rows: readonly ComparedRow[] },
  words: ComparisonWords,
): ComparisonColumns {
  const all = of.reduce((columns, more) => mergeColumns(columns, more), []);
  const byKey = new Map(all.map((column) => [column.key, column]));
  const columnOf = (key: string): ResultColumn => byKey.get(key) ?? { key, label: key, format: 'text' };
  const [ids, names] = [keys.filter(isNamedAsKey), keys.filter((key) => !isNamedAsKey(key))];
  if (names.length === 0)
    names.push(
      ...all
        .map(({ key }) => key)
        .filter((key) => !ids.includes(key))
        .slice(0, 1),
    );
  const changes = countChanges(rows);
  const countOf = (key: string) => changes.get(familyOf(key) ?? key) ?? 0;
  const changed = all
    .map(({ key }) => key)
    .filter((key) => changes.has(key))
    .toSorted((a, b) => countOf(b) - countOf(a));
  const before = new Map(changed.map((key) => [key, oldKey(key)]));
  const first = [...new Set([...names, ...changed])];
  const usedKeys = new Set([...ids, ...first]);
  const own = (key: string, label: string): ResultColumn => ({ key, label, format: 'text' });
  const withOlder = (column: ResultColumn): readonly ResultColumn[] => {
    const older = before.get(column.key);
    return older === undefined
      ? [column]
      : [column, { ...column, key: older, label: words.old(column.label) }];
  };
  return {
    columns: [
      own(DIFFERENCE_KEY, words.difference),
      ...ids.map(columnOf),
      ...(before.size > 0 ? [own(CHANGED_KEY, words.changed)] : []),
      ...first.map(columnOf).flatMap(withOlder),
      ...all.filter(({ key }) => !usedKeys.has(key)),
    ],
    before,
    labels: new Map(all.map(({ key, label }) => [key, label])),
    changes,
    fileOnly: new Set([...ids, CHANGED_KEY]),
  };
}

function countChanges(rows: readonly ComparedRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { changed } of rows)
    for (const key of new Set(changed.flatMap((key) => [key, familyOf(key) ?? key])))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

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

export function comparisonSet(rows: readonly JsonObject[], columns: readonly ResultColumn[]): RowSet {
  return { ...withPage(NO_ROWS, { columns, rows, size: rows.length, total: rows.length }), whole: true };
}
