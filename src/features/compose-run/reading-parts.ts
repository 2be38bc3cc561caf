import { isJsonArray, type Json, type JsonObject } from '#core/json/json.ts';

/** Items of one of an object's lists, in their order. */
export type ListPart = { readonly key: string; readonly items: readonly Json[] };

/** So many items come from another thread within a frame. */
const PART = 2_000;

/** Takes an object apart, for it to be handed over bit by bit: its long lists in parts, and the object without them. */
export function toParts(object: JsonObject): {
  readonly parts: readonly ListPart[];
  readonly rest: JsonObject;
} {
  const parts: ListPart[] = [];
  const rest = Object.entries(object).map(([key, value]): readonly [string, Json] => {
    if (!isJsonArray(value) || value.length <= PART) return [key, value];
    for (let start = 0; start < value.length; start += PART)
      parts.push({ key, items: value.slice(start, start + PART) });
    return [key, []];
  });
  return { parts, rest: Object.fromEntries(rest) };
}

/** The object that was taken apart. */
export function fromParts(parts: readonly ListPart[], rest: JsonObject): JsonObject {
  const lists = new Map<string, Json[]>();
  for (const { key, items } of parts) {
    const list = lists.get(key) ?? [];
    list.push(...items);
    lists.set(key, list);
  }
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, lists.get(key) ?? value]));
}
