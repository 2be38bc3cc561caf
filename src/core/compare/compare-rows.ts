import type { Json, JsonObject } from '#core/json/json.ts';
import { bothNumbers, type BothNumbers } from '#core/results/columns/move-between.ts';
import { comparedValue, type RepeatRule, rowKey } from '#core/results/repeats/repeats.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import { isFilled } from '#core/results/values/is-filled.ts';
import { valueAt } from '#core/results/values/value-at.ts';

/** Allowed difference of a number: a share (0 to 1) of the older value, or an amount. */
export type Tolerance = { readonly by: 'share' | 'amount'; readonly upTo: number };

export type ComparedColumn = {
  readonly key: string;
  readonly tolerance?: Tolerance;
  /** Ignores case and the white space between words. */
  readonly loose?: true;
};

export type CompareRule = {
  readonly keys: RepeatRule['keys'];
  readonly compared: readonly ComparedColumn[];
};

/**
 * The fate of a row. `missing`: not in the newer run, for any reason. `repeated`: a run has its key more
 * than once, so rows cannot be paired. `keyless`: a key column is empty.
 */
export const DIFFERENCES = ['added', 'changed', 'missing', 'same', 'repeated', 'keyless'] as const;
export type Difference = (typeof DIFFERENCES)[number];

export type ComparedRow = {
  readonly difference: Difference;
  readonly older?: PlacedRow;
  readonly newer?: PlacedRow;
  readonly changed: readonly string[];
};

type Index = Map<string, PlacedRow | typeof REPEATED>;
const REPEATED = Symbol('rows with the same key');

/**
 * Compares two runs in three passes, so that each can run in time slices: `takeOlder` and `takeNewer` for
 * every row of each run, then `ofNewer` for every newer row, and `ofOlder` for every older row.
 * Each row has exactly one answer; a pair is reported with its newer row only.
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
    ofOlder: (placed: PlacedRow): ComparedRow | undefined => {
      const key = rowKey(placed.row, keys);
      if (key === undefined) return alone('keyless', 'older', placed);
      if (isRepeated(key)) return alone('repeated', 'older', placed);
      return newer.has(key) ? undefined : alone('missing', 'older', placed);
    },
  };
}

/** Finds added rows that an earlier run had: call `take` for every row of that run, then `isBack`. */
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

export type DifferenceCounts = Readonly<Record<Difference, number>>;

export const NO_DIFFERENCES: DifferenceCounts = {
  added: 0,
  changed: 0,
  missing: 0,
  same: 0,
  repeated: 0,
  keyless: 0,
};

/** The older value of a changed column: undefined if unchanged, `null` if it was empty. */
export function oldValueOf({ older, changed }: ComparedRow, key: string): Json | undefined {
  if (older === undefined || !changed.includes(key)) return undefined;
  const value = valueAt(older.row, key);
  return isFilled(value) ? value : null;
}
