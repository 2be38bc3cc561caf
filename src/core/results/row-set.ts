import { type JsonObject, ownValue } from '#core/json/json.ts';
import type { ResultColumn, ResultPage } from '#core/run/run.ts';

/** The platform's key for a row's own ID, which is not a result. */
export const ROW_ID = '__coreclaw_data_id__';

export const UPSERT_KEY = '__coreclaw_upsert_key__';

/** Keys reserved by the platform are never columns (docs/platform.md, "Results"). */
export const isInternalKey = (key: string): boolean => key.startsWith('__coreclaw_');

export function rowId(row: JsonObject): string | undefined {
  const id = ownValue(row, ROW_ID);
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

export type PlacedRow = { readonly place: number; readonly row: JsonObject };

/**
 * The rows of a run read so far, from the first on, without gaps. Tables, summaries and files take their
 * rows from here and rely on `whole` and `total`.
 */
export type RowSet = {
  readonly columns: readonly ResultColumn[];
  readonly chunks: readonly (readonly PlacedRow[])[];
  readonly count: number;
  /** Known number of rows: `count`, or more if the platform reports more. */
  readonly total: number;
  readonly holes: number;
  /** Read to the end. The platform may have reported more rows than it gave; see `total`. */
  readonly whole: boolean;
};

export const NO_ROWS: RowSet = { columns: [], chunks: [], count: 0, total: 0, holes: 0, whole: false };

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

export function placedRows(set: RowSet): readonly PlacedRow[] {
  const known = FLAT.get(set);
  if (known) return known;
  // `flat` takes ten times as long, and a million rows are put together at once.
  const rows = NONE.concat(...set.chunks);
  FLAT.set(set, rows);
  return rows;
}

export function mergeColumns(
  known: readonly ResultColumn[],
  more: readonly ResultColumn[],
): readonly ResultColumn[] {
  const keys = new Set(known.map(({ key }) => key));
  const added = more.filter(({ key }) => !keys.has(key) && keys.add(key));
  return added.length === 0 ? known : [...known, ...added];
}
