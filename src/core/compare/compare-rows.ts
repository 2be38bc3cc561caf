import type { Json, JsonObject } from '#core/json/json.ts';
import { bothNumbers, type BothNumbers } from '#core/results/columns/move-between.ts';
import { comparedValue, type RepeatRule, rowKey } from '#core/results/repeats/repeats.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import { isFilled } from '#core/results/values/is-filled.ts';
import { valueAt } from '#core/results/values/value-at.ts';

/** How far a number may move and still count as the same: by a share of the older one, from 0 to 1, or by an amount. */
export type Tolerance = { readonly by: 'share' | 'amount'; readonly upTo: number };

/** A column by which rows of the same key are compared. */
export type ComparedColumn = {
  readonly key: string;
  /** Of numbers; of other values it says nothing. */
  readonly tolerance?: Tolerance;
  /** Texts are the same where only upper and lower case, or the white space between words, differ. */
  readonly loose?: true;
};

/** By which columns rows of two runs are found to be the same thing, and by which they are compared. */
export type CompareRule = {
  readonly keys: RepeatRule['keys'];
  readonly compared: readonly ComparedColumn[];
};

/**
 * What became of a row from the older run to the newer. `missing`: the newer run does not have it, for whatever reason. `repeated`:
 * a run has its key more than once, so that nobody knows which row is which. `keyless`: a column of the key says nothing.
 */
export const DIFFERENCES = ['added', 'changed', 'missing', 'same', 'repeated', 'keyless'] as const;
export type Difference = (typeof DIFFERENCES)[number];

export type ComparedRow = {
  readonly difference: Difference;
  readonly older?: PlacedRow;
  readonly newer?: PlacedRow;
  /** Keys of the compared columns that differ, in their order; empty unless it is `changed`. */
  readonly changed: readonly string[];
};

type Index = Map<string, PlacedRow | typeof REPEATED>;
const REPEATED = Symbol('rows with the same key');

/**
 * Compares the rows of two runs in three walks, so that each can be taken in slices: `takeOlder` and `takeNewer` for every row
 * of each run, then `ofNewer` for every row of the newer run, and `ofOlder` for every row of the older. Each row is in exactly
 * one of the answers, except that a pair of the same key is in the answer of its newer row alone.
 */
export function rowComparer({ keys, compared }: CompareRule) {
  const older: Index = new Map();
  const newer: Index = new Map();
  const single = (index: Index, key: string) => {
    const found = index.get(key);
    return found === REPEATED ? undefined : found;
  };
  const isRepeated = (key: string) => older.get(key) === REPEATED || newer.get(key) === REPEATED;
  const alone = (difference: Difference, side: 'older' | 'newer', placed: PlacedRow): ComparedRow => ({
    difference,
    [side]: placed,
    changed: NOTHING,
  });
  return {
    takeOlder: (placed: PlacedRow) => note(older, rowKey(placed.row, keys), placed),
    takeNewer: (placed: PlacedRow) => note(newer, rowKey(placed.row, keys), placed),
    ofNewer: (placed: PlacedRow): ComparedRow => {
      const key = rowKey(placed.row, keys);
      if (key === undefined) return alone('keyless', 'newer', placed);
      if (isRepeated(key)) return alone('repeated', 'newer', placed);
      const before = single(older, key);
      if (before === undefined) return alone('added', 'newer', placed);
      const changed = compared
        .filter((column) => !isSame(column, before.row, placed.row))
        .map((column) => column.key);
      const difference = changed.length > 0 ? 'changed' : 'same';
      return { difference, older: before, newer: placed, changed };
    },
    /** Undefined for a row that stands beside its newer one. */
    ofOlder: (placed: PlacedRow): ComparedRow | undefined => {
      const key = rowKey(placed.row, keys);
      if (key === undefined) return alone('keyless', 'older', placed);
      if (isRepeated(key)) return alone('repeated', 'older', placed);
      return newer.has(key) ? undefined : alone('missing', 'older', placed);
    },
  };
}

/** Tells added rows that an earlier run had: `take` for every row of that run, then `isBack`. */
export function returnFinder(keys: CompareRule['keys']) {
  const seen = new Set<string>();
  return {
    take: ({ row }: PlacedRow) => {
      const key = rowKey(row, keys);
      if (key !== undefined) seen.add(key);
    },
    isBack: ({ difference, newer }: ComparedRow): boolean =>
      difference === 'added' && newer !== undefined && seen.has(rowKey(newer.row, keys) ?? ''),
  };
}

const NOTHING: readonly string[] = [];

function note(index: Index, key: string | undefined, placed: PlacedRow) {
  if (key !== undefined) index.set(key, index.has(key) ? REPEATED : placed);
}

function isSame({ key, tolerance, loose }: ComparedColumn, older: JsonObject, newer: JsonObject): boolean {
  const [before, after] = [valueAt(older, key), valueAt(newer, key)];
  const [was, is] = [comparedValue(before), comparedValue(after)];
  if (was === is) return true;
  if (was === undefined || is === undefined) return false;
  const numbers = bothNumbers(before, after);
  if (numbers) return isWithin(tolerance, numbers);
  return loose === true && loosely(was) === loosely(is);
}

function isWithin(tolerance: Tolerance | undefined, { was, is }: BothNumbers): boolean {
  if (was === is) return true;
  if (tolerance === undefined) return false;
  const most = tolerance.by === 'share' ? Math.abs(was) * tolerance.upTo : tolerance.upTo;
  // A sum such as 0.1 + 0.2 is not to fail by what its double lacks.
  return Math.abs(is - was) <= most * (1 + Number.EPSILON * 4);
}

const loosely = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Rows of each kind. */
export type DifferenceCounts = Readonly<Record<Difference, number>>;

export const NO_DIFFERENCES: DifferenceCounts = {
  added: 0,
  changed: 0,
  missing: 0,
  same: 0,
  repeated: 0,
  keyless: 0,
};

/** What a column of a changed row was: undefined where it did not change; `null` where it was empty. */
export function oldValueOf({ older, changed }: ComparedRow, key: string): Json | undefined {
  if (older === undefined || !changed.includes(key)) return undefined;
  const value = valueAt(older.row, key);
  return isFilled(value) ? value : null;
}
