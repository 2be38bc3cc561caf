import { withoutDigitsPrefix } from '#core/json/digits.ts';
import type { Json, JsonObject } from '#core/json/json.ts';

import type { ColumnKind } from '../columns/column-facts.ts';
import { textsOf } from '../filter/condition.ts';
import { clockOf } from '../filter/measure.ts';
import { isFilled } from '../values/is-filled.ts';
import { nearestQuantityOf } from '../values/quantity.ts';
import { valueAt } from '../values/value-at.ts';

/** Maximum values of a column that are distinguished; beyond it, only a minimum count is known. */
const MOST_VALUES = 20_000;

/** Values examined at once; few enough to take some milliseconds. */
const MOST_PLAIN = 4_000;

export type Tally = {
  readonly rows: number;
  readonly filled: number;
  /** Rows per value, in order of first appearance; incomplete if there are too many values. */
  readonly counts: ReadonlyMap<string, number>;
  readonly tooMany: boolean;
  readonly sorted: Float64Array;
  readonly shortest: number | undefined;
  readonly longest: number | undefined;
};

type PlainValue = Exclude<Json, object | null>;

export type TalliedColumn = { readonly key: string; readonly kind: ColumnKind };

export const MEASURE = { number: nearestQuantityOf, date: clockOf } as const;

export function isMeasured(kind: ColumnKind): kind is keyof typeof MEASURE {
  return kind === 'number' || kind === 'date';
}

export function columnTally({ key, kind }: TalliedColumn) {
  const counts = new Map<string, number>();
  const measures: number[] = [];
  const measure = isMeasured(kind) ? MEASURE[kind] : undefined;
  const isText = kind === 'text';
  const plain = new Map<PlainValue, number>();
  let rows = 0;
  let filled = 0;
  let tooMany = false;
  let [shortest, longest] = [Infinity, 0];
  const count = (text: string, times: number) => {
    const before = counts.get(text);
    if (before === undefined && counts.size >= MOST_VALUES) tooMany = true;
    else counts.set(text, (before ?? 0) + times);
  };
  const lookInto = (value: Json, times: number) => {
    const measured = measure?.(value);
    // No zero has a sign.
    if (measured !== undefined) for (let time = 0; time < times; time += 1) measures.push(measured + 0);
    if (!tooMany) for (const text of textsOf(value, kind === 'list')) count(text, times);
    if (!isText || typeof value !== 'string') return;
    const length = characters(withoutDigitsPrefix(value));
    shortest = Math.min(shortest, length);
    longest = Math.max(longest, length);
  };
  const lookIntoPlain = () => {
    for (const [value, times] of plain) lookInto(value, times);
    plain.clear();
  };
  return {
    take: (row: JsonObject) => {
      rows += 1;
      const value = valueAt(row, key);
      if (!isFilled(value)) return;
      filled += 1;
      if (tooMany || typeof value === 'object') {
        lookIntoPlain();
        lookInto(value, 1);
        return;
      }
      const before = plain.get(value) ?? 0;
      if (before === 0 && plain.size >= MOST_PLAIN) lookIntoPlain();
      plain.set(value, before + 1);
    },
    finish: (): Tally => {
      lookIntoPlain();
      return {
        rows,
        filled,
        counts,
        tooMany,
        sorted: Float64Array.from(measures).sort(),
        shortest: longest === 0 ? undefined : shortest,
        longest: longest === 0 ? undefined : longest,
      };
    },
  };
}

/** Approximate count of visible characters: a surrogate pair is one. */
function characters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) count += 1;
  return count;
}
