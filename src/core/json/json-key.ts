import { isJsonObject, type Json, type JsonObject } from './json.ts';

/** A text that two values share exactly when they stand for the same JSON, as `equalJson` has it; takes time in proportion to the value. */
export function jsonKey(value: unknown): string {
  return JSON.stringify(value, (_, member: Json) => (isJsonObject(member) ? inOrder(member) : member));
}

function inOrder(object: JsonObject): Json {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
