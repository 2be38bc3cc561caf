/** Any JSON value. Objects may have hostile own keys such as `__proto__`: build them with `Object.fromEntries`. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** True for what `JSON.parse` gives for `{…}`. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for an array of JSON values, as `JSON.parse` gives it (the readonly arrays that `Array.isArray` misses). */
export function isJsonArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** The own value under `key`; inherited ones (`constructor`, `__proto__`) do not count. */
export function ownValue(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
