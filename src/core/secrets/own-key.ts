import type { RunOptions } from '#core/options/run-options.ts';
import type { RunOrder } from '#core/run/run.ts';
import { isJsonArray, type Json, type JsonObject } from '#core/json/json.ts';

export const STRUCK_KEY = 'YOUR_API_KEY';

/** A shorter key would occur in ordinary words, so it counts only as a whole word. */
const LONG = 8;

/** The base64 forms of the key at each alignment, for example as a password after a user name. */
function inBase64(key: string): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const whole = btoa('\0'.repeat(offset) + key);
    const text = whole.slice(offset === 0 ? 0 : offset + 1).replace(/.?=+$/, '');
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

let known = { key: '', base64: [] as readonly string[], held: new WeakMap<object, boolean>() };

/** Caches data about the tab's one key, in memory only. */
function about(key: string): typeof known {
  if (known.key !== key) known = { key, base64: inBase64(key), held: new WeakMap() };
  return known;
}

/**
 * True if a value contains the key, at any depth and in names: literally, percent-encoded, or in base64.
 * @param key visible ASCII; without one, the result is false
 */
export function holdsKey(value: Json | undefined, key: string | undefined): boolean {
  if (key === undefined || key === '' || value === undefined || value === null) return false;
  if (typeof value === 'string') return textHolds(value, key);
  if (typeof value !== 'object') return key.length < 20 && String(value) === key;
  const { held } = about(key);
  const remembered = held.get(value);
  if (remembered !== undefined) return remembered;
  const holds = isJsonArray(value)
    ? value.some((item) => holdsKey(item, key))
    : Object.entries(value).some(([name, member]) => textHolds(name, key) || holdsKey(member, key));
  held.set(value, holds);
  return holds;
}

function textHolds(text: string, key: string): boolean {
  if (key.length < LONG)
    return (
      percentDecoded(text)
        .split(/[^\w-]+/)
        .includes(key) || text === key
    );
  if (text.length < key.length) return false;
  return (
    text.includes(key) ||
    (text.includes('%') && percentDecoded(percentDecoded(text)).includes(key)) ||
    about(key).base64.some((part) => text.includes(part))
  );
}

const percentDecoded = (text: string) =>
  text.replaceAll(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

export function redactKey(value: string, key: string | undefined): string;
export function redactKey(value: JsonObject, key: string | undefined): JsonObject;
export function redactKey(value: Json, key: string | undefined): Json;
export function redactKey(value: Json, key: string | undefined): Json {
  if (key === undefined || !holdsKey(value, key)) return value;
  if (typeof value === 'string') {
    const struck = value.replaceAll(key, STRUCK_KEY);
    // What is written in another way is gone as a whole.
    return holdsKey(struck, key) ? STRUCK_KEY : struck;
  }
  if (typeof value !== 'object' || value === null) return STRUCK_KEY;
  if (isJsonArray(value)) return value.map((item) => redactKey(item, key));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [redactKey(name, key), redactKey(member, key)]),
  );
}

export const TEXT_OPTIONS = ['version', 'callbackUrl'] as const satisfies readonly (keyof RunOptions)[];

export function redactKeyInOrder(order: RunOrder, key: string | undefined): RunOrder {
  const struck = TEXT_OPTIONS.flatMap((name): [string, string][] => {
    const text = order.options[name];
    return text === undefined ? [] : [[name, redactKey(text, key)]];
  });
  const options = { ...order.options, ...Object.fromEntries(struck) };
  return { ...order, options, custom: redactKey(order.custom, key) };
}
