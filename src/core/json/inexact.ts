import { isJsonArray, isJsonObject, type Json } from './json.ts';

/** Sets the digits of a number that would be rounded apart from text; nobody begins a text with it. */
const MARK = '\0';

/** Marks the digits of a number that `JSON.parse` would round, for a reader that has to tell it from text. */
export const markInexact = (digits: string): string => MARK + digits;

/** The digits of the first such number in a value; undefined where it is exact. */
export function inexactIn(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value.startsWith(MARK) ? value.slice(MARK.length) : undefined;
  if (value === undefined || !(isJsonArray(value) || isJsonObject(value))) return undefined;
  for (const item of Object.values<Json>(value)) {
    const found = inexactIn(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The value with the nearest numbers in place of such: to know its shape by, never to be sent. */
export function rounded(value: Json): Json {
  return JSON.parse(JSON.stringify(value), (_, item: Json) =>
    typeof item === 'string' && item.startsWith(MARK) ? Number(item.slice(MARK.length)) : item,
  ) as Json; // JSON.parse gives JSON
}

/** The text of a value that is no list or object, as a person reads it: digits without their mark. */
export const withoutMark = (text: string): string => (text.startsWith(MARK) ? text.slice(MARK.length) : text);

const MARKED_IN_JSON = /"\\u0000(-?\d[\d.eE+-]*)"/g;

/** JSON with every number as it came, also those that are marked. */
export function writeExactJson(value: Json, indent = 0): string {
  const text = JSON.stringify(value, null, indent);
  return text.includes('"\\u0000') ? text.replace(MARKED_IN_JSON, '$1') : text;
}
