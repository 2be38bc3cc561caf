import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from './json.ts';

/** True when both stand for the same JSON: same items in the same order, same own keys in any order. */
export function equalJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (isJsonArray(a)) return isJsonArray(b) && equalArrays(a, b);
  return isJsonObject(a) && isJsonObject(b) && equalObjects(a, b);
}

function equalArrays(a: readonly Json[], b: readonly Json[]): boolean {
  return a.length === b.length && a.every((item, index) => isEqualTo(item, b[index]));
}

function equalObjects(a: JsonObject, b: JsonObject): boolean {
  const entries = Object.entries(a);
  return (
    entries.length === Object.keys(b).length &&
    entries.every(([key, value]) => isEqualTo(value, ownValue(b, key)))
  );
}

function isEqualTo(value: Json, other: Json | undefined): boolean {
  return other !== undefined && equalJson(value, other);
}
