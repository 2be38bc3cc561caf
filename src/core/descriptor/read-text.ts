import { ownValue, type JsonObject } from '#core/json/json.ts';

/** The text under `key`, as it is; empty where there is none or something else. */
export function readText(object: JsonObject, key: string): string {
  const value = ownValue(object, key);
  return typeof value === 'string' ? value : '';
}

/** The first of the keys that holds more than blanks. */
export function readFirstText(object: JsonObject, keys: readonly string[]): string | undefined {
  return keys.map((key) => readText(object, key)).find((text) => text.trim() !== '');
}
