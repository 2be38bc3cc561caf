import type { Json } from '#core/json/json.ts';

import { browserStorage } from '#browser/own-storage.ts';

/** Reads a JSON value from the browser's local storage; null where there is none, or none readable. */
export function readStored(key: string): Json {
  try {
    const text = browserStorage().getItem(key);
    return text === null ? null : (JSON.parse(text) as Json); // JSON.parse gives JSON
  } catch {
    return null;
  }
}

/** Keeps a JSON value for the browser; false where the storage is full or forbidden. */
export function writeStored(key: string, value: Json): boolean {
  try {
    browserStorage().setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
