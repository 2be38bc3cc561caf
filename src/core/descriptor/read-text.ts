import { shortened } from '#core/cut-text.ts';
import { ownValue, type JsonObject } from '#core/json/json.ts';

/** The text under `key`, as it is; empty where there is none or something else. */
export function readText(object: JsonObject, key: string): string {
  const value = ownValue(object, key);
  return typeof value === 'string' ? value : '';
}

/** Characters that a title may have, or what else is read at one glance. */
const MAX_TITLE = 200;

/** The same text, cut where it is no longer read at one glance. */
export function asTitle(text: string): string {
  return shortened(text, MAX_TITLE);
}

/** The first of the keys that holds more than blanks. */
export function readFirstText(object: JsonObject, keys: readonly string[]): string | undefined {
  return keys.map((key) => readText(object, key)).find((text) => text.trim() !== '');
}
