import { jsonKey } from '#core/json/json-key.ts';
import type { Json, JsonObject } from '#core/json/json.ts';

import { isFilled } from '../filter/measure.ts';
import type { PlacedRow } from '../row-set.ts';
import { valueAt } from '../values/value-at.ts';
import { toValueText } from '../values/value-text.ts';
import { linkIdentity } from './link-identity.ts';

/** Which of the rows with the same key is kept. */
export const KEEPS = ['first', 'last', 'fullest'] as const;
export type Keep = (typeof KEEPS)[number];

/** Rows are one and the same where all of these columns say the same. */
export type RepeatRule = {
  /** Keys of columns, as `valueAt` takes them. */
  readonly keys: readonly [string, ...string[]];
  /** `fullest`: the one with most that is filled in; of several such, the first. */
  readonly keep: Keep;
};

/**
 * What a value is compared by: a web address by where it leads, a text without white space around it, a number as its text;
 * undefined for what says nothing.
 */
export function comparedValue(value: Json | undefined): string | undefined {
  if (!isFilled(value)) return undefined;
  if (typeof value === 'object') return jsonKey(value);
  const text = toValueText(value).normalize('NFC').trim();
  return text === '' ? undefined : (linkIdentity(text) ?? text);
}

/** What a row is known by; undefined where a column of the key says nothing: such a row repeats no other. */
export function rowKey(row: JsonObject, keys: RepeatRule['keys']): string | undefined {
  const [first, ...others] = keys;
  const key = comparedValue(valueAt(row, first));
  if (others.length === 0 || key === undefined) return key;
  const parts = [key, ...others.map((other) => comparedValue(valueAt(row, other)))];
  return parts.includes(undefined) ? undefined : JSON.stringify(parts);
}

/** Rows that are left out, and what is to be said of them. */
export type Repeats = {
  /** By their places. */
  readonly leftOut: ReadonlySet<number>;
  /** Rows without a key, which are all kept. */
  readonly keyless: number;
  /** Rows that were gone through. */
  readonly rows: number;
};

/** Finds rows that repeat others, row by row; each row has a place of its own. */
export function repeatFinder({ keys, keep }: RepeatRule) {
  const kept = new Map<string, { readonly place: number; readonly filled: number }>();
  const leftOut = new Set<number>();
  let keyless = 0;
  let rows = 0;
  return {
    take: ({ place, row }: PlacedRow) => {
      rows += 1;
      const key = rowKey(row, keys);
      if (key === undefined) {
        keyless += 1;
        return;
      }
      const filled = keep === 'fullest' ? filledIn(row) : 0;
      const before = kept.get(key);
      if (before === undefined || keep === 'last' || filled > before.filled) {
        if (before) leftOut.add(before.place);
        kept.set(key, { place, filled });
      } else leftOut.add(place);
    },
    /** Of the rows so far: the list grows with the next ones. */
    found: (): Repeats => ({ leftOut, keyless, rows }),
  };
}

const filledIn = (row: JsonObject): number => Object.values(row).filter(isFilled).length;
