import { jsonKey } from '#core/json/json-key.ts';
import type { Json, JsonObject } from '#core/json/json.ts';

import type { PlacedRow } from '../row-set.ts';
import { isFilled } from '../values/is-filled.ts';
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

/** What a value is compared by: a text without white space around it, a number as its text; undefined for what says nothing. */
export function comparedValue(value: Json | undefined): string | undefined {
  if (!isFilled(value)) return undefined;
  if (typeof value === 'object') return jsonKey(value);
  const text = toValueText(value).normalize('NFC').trim();
  return text === '' ? undefined : text;
}

/** What a value says of which thing a row is: a web address by where it leads, all else by what it is compared by. */
export function identityOf(value: Json | undefined): string | undefined {
  const text = comparedValue(value);
  return typeof value === 'string' && text !== undefined ? (linkIdentity(text) ?? text) : text;
}

/** What a row is known by; undefined where a column of the key says nothing: such a row repeats no other. */
export function rowKey(row: JsonObject, keys: RepeatRule['keys']): string | undefined {
  const [first, ...others] = keys;
  const key = identityOf(valueAt(row, first));
  if (others.length === 0 || key === undefined) return key;
  const parts = [key, ...others.map((other) => identityOf(valueAt(row, other)))];
  return parts.includes(undefined) ? undefined : JSON.stringify(parts);
}

/** Places of rows, each once. */
export type Places = { readonly size: number; readonly has: (place: number) => boolean };

/** Rows that are left out, and what is to be said of them. */
export type Repeats = {
  readonly leftOut: Places;
  /** Rows without a key, which are all kept. */
  readonly keyless: number;
  /** Rows that were gone through. */
  readonly rows: number;
};

/** Finds rows that repeat others, row by row; each row has a place of its own. */
export function repeatFinder({ keys, keep }: RepeatRule) {
  const kept = manyKeys<{ readonly place: number; readonly filled: number }>();
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

/** A map or a set that grows hashes all that it holds anew, a million keys in one piece: many small maps are never long at it. */
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

/** Characters at the end of a key that tell in which map it is: those before are the same in many. */
const HASHED = 8;

/** Places from 0, a bit for each. */
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
