import { isJsonObject, ownValue, type Json } from '#core/json/json.ts';
import { isEmptyItem } from '#core/json/is-empty-item.ts';
import type { ItemShape } from '../parameter.ts';
import { readNumberText } from './read-number-text.ts';

/**
 * The text of a list item that has this shape; nothing for an item of a foreign shape, which is shown as JSON.
 * `null` is the row that nobody has filled yet: its text is empty, and it is not sent. `null` as the text of an item is one that was
 * cleared: it is empty too.
 */
export function itemText(item: Json, shape: ItemShape): string | undefined {
  if (item === null) return '';
  if (shape.kind === 'number' && typeof item === 'number') return String(item);
  const text = shape.kind !== 'object' ? item : isJsonObject(item) ? ownValue(item, shape.key) : undefined;
  if (text === null) return '';
  return typeof text === 'string' ? text : undefined;
}

/**
 * The item with another text, keeping whatever else an object holds. Without a text, or with blanks alone, and with nothing else in it, it is
 * `null`: an empty row again; with other values in it, a blank text is `null`, so that it is not taken for an item that came without one.
 * @param item the row as it is; absent for a new one
 */
export function withItemText(item: Json | undefined, text: string, shape: ItemShape): Json {
  const isBlank = text.trim() === '';
  if (shape.kind !== 'object') return isBlank ? null : bareItem(text, shape);
  const held = item !== undefined && isJsonObject(item) ? item : {};
  const rest = Object.entries(held).filter(([key]) => key !== shape.key);
  if (isBlank && rest.length === 0) return null;
  const clears = isBlank && !rest.every(([, value]) => isEmptyItem(value));
  return { ...held, ...Object.fromEntries([[shape.key, clears ? null : text]]) };
}

/** Text that is no number stays text, for its problem to be told. */
function bareItem(text: string, { kind }: ItemShape): Json {
  const number = kind === 'number' ? readNumberText(text, 'number') : undefined;
  return number?.ok === true ? number.value : text;
}

/** True for an item whose text is empty although it holds something else: the platform runs, and charges, a task for it. */
export function isWithoutText(item: Json, shape: ItemShape): boolean {
  return isJsonObject(item) && itemText(item, shape)?.trim() === '' && !isEmptyItem(item);
}

/** True for such an item where it did not come so, but its text was cleared. */
export function isCleared(item: Json, shape: ItemShape): boolean {
  return (
    isWithoutText(item, shape) &&
    shape.kind === 'object' &&
    isJsonObject(item) &&
    ownValue(item, shape.key) === null
  );
}
