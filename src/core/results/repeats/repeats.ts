import { jsonKey } from '#core/json/json-key.ts';
import type { Json, JsonObject } from '#core/json/json.ts';

import type { PlacedRow } from '../row-set.ts';
import { isFilled } from '../values/is-filled.ts';
import { valueAt } from '../values/value-at.ts';
import { toValueText } from '../values/value-text.ts';
import { linkIdentity } from './link-identity.ts';

export const KEEPS = ['first', 'last', 'fullest'] as const;
export type Keep = (typeof KEEPS)[number];

export type RepeatRule = {
  readonly keys: readonly [string, ...string[]];
  /** `fullest` keeps the row with the most filled values; the first of several. */
  readonly keep: Keep;
};

/** The comparison form of a value: trimmed text, a number as its text; undefined for empty values. */
export function comparedValue(value: Json | undefined): string | undefined {
  if (!isFilled(value)) return undefined;
  if (typeof value === 'object') return jsonKey(value);
  const text = toValueText(value).normalize('NFC').trim();
  return text === '' ? undefined : text;
}

export function identityOf(value: Json | undefined): string | undefined {
  const text = comparedValue(value);
  return typeof value === 'string' && text !== undefined ? (linkIdentity(text) ?? text) : text;
}

/** The key of a row; undefined if a key column is empty: such a row repeats no other. */
export function rowKey(row: JsonObject, keys: RepeatRule['keys']): string | undefined {
  const [first, ...others] = keys;
  const key = identityOf(valueAt(row, first));
  if (others.length === 0 || key === undefined) return key;
  const parts = [key, ...others.map((other) => identityOf(valueAt(row, other)))];
  return parts.includes(undefined) ? undefined : JSON.stringify(parts);
}

export type Places = { readonly size: number; readonly has: (place: number) => boolean };

export type Repeats = {
  readonly leftOut: Places;
  readonly keyless: number;
  readonly rows: number;
};

export function repeatFinder({ keys, keep }: RepeatRule) {
  const chosenRows = manyKeys<{ readonly place: number; readonly filled: number }>();
  const leftOut = manyPlaces();
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
      const before = chosenRows.get(key);
      if (before === undefined || keep === 'last' || filled > before.filled) {
        if (before) leftOut.add(before.place);
        chosenRows.set(key, { place, filled });
      } else leftOut.add(place);
    },
    found: (): Repeats => ({ leftOut, keyless, rows }),
  };
}

/**
 * A growing Map or Set rehashes all of its entries at once, for a million keys in one long task. Many
 * small maps avoid that.
 */
function manyKeys<Value>() {
  const maps = Array.from({ length: 256 }, () => new Map<string, Value>());
  const mapOf = (key: string) => {
    let hash = key.length;
    for (let at = Math.max(0, key.length - HASHED); at < key.length; at += 1)
      hash = (hash * 31 + key.charCodeAt(at)) & 0xffff;
    return maps[(hash ^ (hash >> 8)) & 0xff];
  };
  return {
    get: (key: string) => mapOf(key)?.get(key),
    set: (key: string, value: Value) => mapOf(key)?.set(key, value),
  };
}

const HASHED = 8;

function manyPlaces() {
  let bits = new Uint8Array(1_024);
  let size = 0;
  const has = (place: number) => (((bits[place >> 3] ?? 0) >> (place & 7)) & 1) === 1;
  return {
    get size() {
      return size;
    },
    has,
    add: (place: number) => {
      if (has(place)) return;
      const byte = place >> 3;
      if (byte >= bits.length) {
        const wider = new Uint8Array(2 * byte);
        wider.set(bits);
        bits = wider;
      }
      bits[byte] = (bits[byte] ?? 0) | (1 << (place & 7));
      size += 1;
    },
  };
}

const filledIn = (row: JsonObject): number => Object.values(row).filter(isFilled).length;
