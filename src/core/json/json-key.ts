import { isJsonObject, type Json, type JsonObject } from './json.ts';

/** Two values have the same key exactly when `equalJson` holds. Takes time linear in the size of the value. */
export function jsonKey(value: unknown): string {
  return JSON.stringify(value, (_, member: Json) => (isJsonObject(member) ? inOrder(member) : member));
}

function inOrder(object: JsonObject): Json {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
