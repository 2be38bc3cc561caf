import { compareDecimals, readDecimal } from '#core/decimal.ts';
import { plainText } from '#core/find/plain-text.ts';
import { inexactIn, withoutDigitsPrefix } from '#core/json/digits.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';

import { type Condition, conditionTest } from './filter/condition.ts';
import { type ColumnMeasure, measureJudge } from './filter/measure.ts';
import { isInternalKey, type PlacedRow } from './row-set.ts';
import { repeatFinder, type RepeatRule, type Repeats } from './repeats/repeats.ts';
import { sortInSteps } from './sort-in-steps.ts';
import { leadingNumberJudge } from './values/quantity.ts';
import { valueAt } from './values/value-at.ts';
import { toValueText } from './values/value-text.ts';

export type Sort = { readonly key: string; readonly direction: 'ascending' | 'descending' };

export type RepeatView = RepeatRule & { readonly show: 'kept' | 'leftOut' };

export type Arrangement = {
  readonly repeats?: RepeatView;
  readonly filter: string;
  readonly conditions?: readonly Condition[];
  readonly sort?: Sort;
};

export function isArranged(arrangement: Arrangement): boolean {
  return arrangement.sort !== undefined || arrangement.repeats !== undefined || isFiltered(arrangement);
}

export function isFiltered({ filter, conditions = [] }: Arrangement): boolean {
  return filter.trim() !== '' || conditions.length > 0;
}

export function withoutRepeats(arrangement: Arrangement): Arrangement {
  const { repeats: _, ...others } = arrangement;
  return others;
}

export const FITS = -1;
const FITS_NOT = -2;

/**
 * Returns a test for rows: it fits, it does not fit, or the index in `keys` of the only column whose
 * conditions it fails, so that the summary of that column can include it.
 */
export function fitTest({ filter, conditions = [] }: Arrangement) {
  const words = plainText(filter)
    .split(/\s+/)
    .filter((word) => word !== '');
  const keys = [...new Set(conditions.map(({ key }) => key))];
  const tests = conditions.map((condition) => ({
    column: keys.indexOf(condition.key),
    fits: conditionTest(condition),
  }));
  const test = (row: JsonObject): number => {
    if (words.length > 0 && !words.every((word) => searchedText(row).includes(word))) return FITS_NOT;
    let failed = FITS;
    for (const { column, fits } of tests) {
      if (failed === column || fits(row)) continue;
      if (failed !== FITS) return FITS_NOT;
      failed = column;
    }
    return failed;
  };
  return { keys, test };
}

/**
 * Removes repeats, filters and sorts in small steps, so that the page can draw: yields undefined while it
 * works, then the remaining rows in order. Matching ignores case and accents. A column of nearly all
 * numbers or moments sorts by these; its other values, then rows without a value, come last in both
 * directions. Other columns sort numbers, and text that begins with one, by value, other text in natural
 * order ("row 2" before "row 10"), lists and objects by size. The sort is stable.
 */
export function* arrangeRows(
  rows: readonly PlacedRow[],
  arrangement: Arrangement,
): Generator<PlacedRow | undefined> {
  const { sort, repeats } = arrangement;
  const { test } = fitTest(arrangement);
  const isShown = repeats ? yield* findRepeats(rows, repeats) : () => true;
  const matches: PlacedRow[] = [];
  for (const placed of rows) {
    const fits = isShown(placed) && test(placed.row) === FITS;
    if (fits && sort) matches.push(placed);
    yield fits && !sort ? placed : undefined;
  }
  if (sort) yield* sortRows(matches, sort);
}

function* sortRows(rows: readonly PlacedRow[], sort: Sort): Generator<PlacedRow | undefined> {
  const judge = measureJudge();
  const leading = leadingNumberJudge();
  for (const { row } of rows) {
    const value = valueAt(row, sort.key);
    judge.take(value);
    leading.take(value);
    yield undefined;
  }
  const reading: Reading = { measure: judge.measure(), leadingNumberOf: leading.read };
  const sorted: KeyedRow[] = [];
  for (const placed of rows) {
    sorted.push({ placed, by: sortKey(valueAt(placed.row, sort.key), reading) });
    yield undefined;
  }
  for (const row of sortInSteps(sorted, byDirection(sort))) yield row?.placed;
}

function* findRepeats(rows: readonly PlacedRow[], repeats: RepeatView) {
  const finder = repeatFinder(repeats);
  for (const placed of rows) {
    finder.take(placed);
    yield undefined;
  }
  return repeatTest(repeats, finder.found());
}

export function repeatTest({ show }: RepeatView, { leftOut }: Repeats) {
  const isLeftOut = show === 'leftOut';
  return ({ place }: PlacedRow): boolean => leftOut.has(place) === isLeftOut;
}

const SEARCHED = new WeakMap<JsonObject, string>();

function searchedText(row: JsonObject): string {
  const known = SEARCHED.get(row);
  if (known !== undefined) return known;
  const text = plainText(
    Object.entries(row)
      // The platform's own name for the row is shown in no column.
      .map(([key, value]) => (isInternalKey(key) ? '' : toValueText(value)))
      .join('\n'),
  );
  SEARCHED.set(row, text);
  return text;
}

/**
 * `behind` is the same in both directions. `text` has the digits of a number that a double may not hold
 * exactly.
 */
type SortKey = {
  readonly behind: number;
  readonly rank: number;
  readonly number: number;
  readonly text: string;
};
type KeyedRow = { readonly placed: PlacedRow; readonly by: SortKey };

const RANK = { number: 0, boolean: 1, text: 2, nested: 3 } as const;
const NOTHING: SortKey = { behind: 2, rank: 0, number: 0, text: '' };

const texts = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function byDirection({ direction }: Sort) {
  const sign = direction === 'ascending' ? 1 : -1;
  return ({ by: a }: KeyedRow, { by: b }: KeyedRow) => a.behind - b.behind || sign * compare(a, b);
}

function compare(a: SortKey, b: SortKey): number {
  const byText = a.rank === RANK.number ? byDigits : byLetters;
  return a.rank - b.rank || a.number - b.number || byText(a, b);
}

const byLetters = (a: SortKey, b: SortKey): number => texts.compare(a.text, b.text);

/** Numbers that no double holds exactly can share one double with their neighbours. */
function byDigits(a: SortKey, b: SortKey): number {
  if (a.text === b.text) return 0;
  const [one, other] = [a, b].map(({ text, number }) => readDecimal(text === '' ? String(number) : text));
  if (one && other) return compareDecimals(one, other);
  return one ? -1 : other ? 1 : byLetters(a, b);
}

type Reading = {
  readonly measure: ColumnMeasure | undefined;
  readonly leadingNumberOf: (text: string) => number | undefined;
};

function sortKey(value: Json | undefined, { measure, leadingNumberOf }: Reading): SortKey {
  if (value === undefined || value === null || value === '') return NOTHING;
  const number = measure?.read(value);
  if (number === undefined) return { behind: measure ? 1 : 0, ...rankOf(value, leadingNumberOf) };
  const isText = typeof value === 'string' && measure?.kind === 'number';
  return { behind: 0, rank: RANK.number, number, text: isText ? withoutDigitsPrefix(value) : '' };
}

function rankOf(
  value: Exclude<Json, null>,
  leadingNumberOf: Reading['leadingNumberOf'],
): Omit<SortKey, 'behind'> {
  if (typeof value === 'number') return { rank: RANK.number, number: value, text: '' };
  if (typeof value === 'boolean') return { rank: RANK.boolean, number: Number(value), text: '' };
  if (typeof value !== 'string') return { rank: RANK.nested, number: sizeOf(value), text: '' };
  const digits = inexactIn(value);
  if (digits !== undefined) return { rank: RANK.number, number: Number(digits), text: digits };
  const number = leadingNumberOf(value);
  if (number === undefined) return { rank: RANK.text, number: 0, text: value };
  return { rank: RANK.number, number, text: value };
}

function sizeOf(value: Json): number {
  if (isJsonArray(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : 0;
}
