import { isJsonObject, type Json } from './json.ts';

/**
 * True for a list item that the platform does not count as a task: `null`, a blank string, `{}`, or an
 * object with only empty values.
 */
export function isEmptyItem(item: Json): boolean {
  if (item === null) return true;
  if (typeof item === 'string') return item.trim() === '';
  return isJsonObject(item) && Object.values(item).every(isEmptyItem);
}
