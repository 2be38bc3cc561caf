import type { JsonObject } from '#core/json/json.ts';

import type { ColumnKind } from '../columns/column-facts.ts';
import { textsOf } from '../filter/condition.ts';
import { isFilled, clockOf, quantityOf } from '../filter/measure.ts';
import { valueAt } from '../values/value-at.ts';

/** Values of a column that are told apart; of one with more, only how many there are at least. */
const MOST_VALUES = 20_000;

/** What is counted of the values of one column in some rows. */
export type Tally = {
  readonly rows: number;
  readonly filled: number;
  /** How many rows have each value, in the order of their first appearance; those that came first, where there are too many. */
  readonly counts: ReadonlyMap<string, number>;
  /** There are more than MOST_VALUES. */
  readonly tooMany: boolean;
  /** Of a column of numbers or moments: those that there are, from the least to the greatest. */
  readonly sorted: Float64Array;
  /** Of a column of texts: the characters of the shortest and the longest. */
  readonly shortest: number | undefined;
  readonly longest: number | undefined;
};

export type TalliedColumn = { readonly key: string; readonly kind: ColumnKind };

/** What reads the measure of a column: of a number itself, of a date its moment. */
export const MEASURE = { number: quantityOf, date: clockOf } as const;

export function isMeasured(kind: ColumnKind): kind is keyof typeof MEASURE {
  return kind === 'number' || kind === 'date';
}

/** Counts the values of a column row by row. */
export function columnTally({ key, kind }: TalliedColumn) {
  const counts = new Map<string, number>();
  const measures: number[] = [];
  const measure = isMeasured(kind) ? MEASURE[kind] : undefined;
  const isText = kind === 'text';
  let rows = 0;
  let filled = 0;
  let tooMany = false;
  let [shortest, longest] = [Infinity, 0];
  const count = (text: string) => {
    const before = counts.get(text);
    if (before === undefined && counts.size >= MOST_VALUES) tooMany = true;
    else counts.set(text, (before ?? 0) + 1);
  };
  return {
    take: (row: JsonObject) => {
      rows += 1;
      const value = valueAt(row, key);
      if (!isFilled(value)) return;
      filled += 1;
      const measured = measure?.(value);
      if (measured !== undefined) measures.push(measured);
      for (const text of textsOf(value, kind === 'list')) count(text);
      if (!isText || typeof value !== 'string') return;
      const length = characters(value);
      shortest = Math.min(shortest, length);
      longest = Math.max(longest, length);
    },
    finish: (): Tally => ({
      rows,
      filled,
      counts,
      tooMany,
      sorted: Float64Array.from(measures).sort(),
      shortest: longest === 0 ? undefined : shortest,
      longest: longest === 0 ? undefined : longest,
    }),
  };
}

/** Characters as people count them, near enough: a pair of surrogates is one. */
function characters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) count += 1;
  return count;
}

/** The middle of sorted numbers, or the mean of the two in the middle; undefined where there are none. */
export function medianOf(sorted: Float64Array): number | undefined {
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) return undefined;
  const sum = low + high;
  // Two of the largest are together more than a number can be.
  return Number.isFinite(sum) ? sum / 2 : low / 2 + high / 2;
}
