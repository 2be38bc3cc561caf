import { type JsonObject, ownValue } from '#core/json/json.ts';
import type { ResultColumn, ResultPage } from '#core/run/run.ts';

/** The key under which the platform gives a row's own ID, which is not a result. */
export const ROW_ID = '__coreclaw_data_id__';

/** The key under which a row may name the column by which its Worker knows it. */
export const UPSERT_KEY = '__coreclaw_upsert_key__';

/** Whether the platform keeps a key of a row for itself: it is never a column (docs/platform.md, "Results"). */
export const isInternalKey = (key: string): boolean => key.startsWith('__coreclaw_');

/** The platform's own ID of a row, as text; undefined where it has none. */
export function rowId(row: JsonObject): string | undefined {
  const id = ownValue(row, ROW_ID);
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

/** A row with its place in the whole result, from 0. */
export type PlacedRow = { readonly place: number; readonly row: JsonObject };

/**
 * The rows of a run from the first on, without a gap, as far as they were read. What shows rows (a table, a summary, a
 * file) takes them from here, and says of them what `whole` and `total` allow.
 */
export type RowSet = {
  /** Those that the platform names, then those that only rows have, in the order of their first appearance. */
  readonly columns: readonly ResultColumn[];
  readonly chunks: readonly (readonly PlacedRow[])[];
  /** Rows that are here. */
  readonly count: number;
  /** Rows that there are, as far as is known: `count`, or more where the platform names more. */
  readonly total: number;
  /** Entries that the platform gave, and counted, that are no rows (null). */
  readonly holes: number;
  /** Read to the end. The platform may still have named more rows than it gave: `total` tells. */
  readonly whole: boolean;
};

export const NO_ROWS: RowSet = { columns: [], chunks: [], count: 0, total: 0, holes: 0, whole: false };

/** The set with one more page at its end. */
export function withPage(set: RowSet, page: ResultPage): RowSet {
  const chunk = page.rows.map((row, index) => ({ place: set.count + index, row }));
  const count = set.count + chunk.length;
  const holes = set.holes + page.size - chunk.length;
  return {
    columns: mergeColumns(set.columns, page.columns),
    chunks: chunk.length === 0 ? set.chunks : [...set.chunks, chunk],
    count,
    total: Math.max(count, (page.total ?? 0) - holes),
    holes,
    whole: false,
  };
}

const NONE: readonly PlacedRow[] = [];
const FLAT = new WeakMap<RowSet, readonly PlacedRow[]>();

/** All rows of a set in one list, made once. */
export function placedRows(set: RowSet): readonly PlacedRow[] {
  const known = FLAT.get(set);
  if (known) return known;
  // `flat` takes ten times as long, and a million rows are put together at once.
  const rows = NONE.concat(...set.chunks);
  FLAT.set(set, rows);
  return rows;
}

/** The columns of both, each key once; the first list itself where the second names nothing new. */
export function mergeColumns(
  known: readonly ResultColumn[],
  more: readonly ResultColumn[],
): readonly ResultColumn[] {
  const keys = new Set(known.map(({ key }) => key));
  const added = more.filter(({ key }) => !keys.has(key) && keys.add(key));
  return added.length === 0 ? known : [...known, ...added];
}
