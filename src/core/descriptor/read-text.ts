import { shortened } from '#core/cut-text.ts';
import { ownValue, type JsonObject } from '#core/json/json.ts';

export function readText(object: JsonObject, key: string): string {
  const value = ownValue(object, key);
  return typeof value === 'string' ? value : '';
}

const MAX_TITLE = 200;

export function asTitle(text: string): string {
  return shortened(text, MAX_TITLE);
}

export function readFirstText(object: JsonObject, keys: readonly string[]): string | undefined {
  return keys.map((key) => readText(object, key)).find((text) => text.trim() !== '');
}
