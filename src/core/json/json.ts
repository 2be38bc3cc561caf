/** Any JSON value. Objects may have hostile own keys such as `__proto__`: build them with `Object.fromEntries`. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** The own value under `key`; inherited ones (`constructor`, `__proto__`) do not count. */
export function ownValue(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function objectOrNone(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** Deeper nesting is refused so that code may recurse over JSON. The platform's own data stays below ten. */
export const MAX_JSON_DEPTH = 500;

type Nested = { readonly value: unknown; readonly depth: number };

/**
 * True for what JSON holds exactly: no `undefined`, NaN, Infinity, holes, functions, class instances or
 * cycles, and nothing nested deeper than MAX_JSON_DEPTH. Never throws.
 * @param depth depth of the value in a larger one, 1 for the whole
 */
export function isJson(value: unknown, depth = 1): value is Json {
  const open: Nested[] = [{ value, depth }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isScalar(next.value)) continue;
    if (!isContainer(next.value) || next.depth > MAX_JSON_DEPTH) return false;
    const items: readonly unknown[] = Array.isArray(next.value) ? next.value : Object.values(next.value);
    for (const item of items) {
      if (!isScalar(item)) open.push({ value: item, depth: next.depth + 1 });
    }
  }
  return true;
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

export function toJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // JSON.parse gives JSON
  } catch {
    return undefined;
  }
}
