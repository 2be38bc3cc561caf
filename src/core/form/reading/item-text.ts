import { isJsonObject, ownValue, type Json } from '#core/json/json.ts';
import { isEmptyItem } from '#core/json/is-empty-item.ts';
import type { ItemShape } from '../parameter.ts';
import { readNumberText } from './read-number-text.ts';

/**
 * The text of a list item with this shape; undefined for an item of another shape, which is shown as JSON.
 * `null` is a row that is not filled yet: its text is empty and it is not sent. `null` as the text of an
 * item means that it was cleared, and is empty too.
 */
export function itemText(item: Json, shape: ItemShape): string | undefined {
  if (item === null) return '';
  if (shape.kind === 'number' && typeof item === 'number') return String(item);
  const text = shape.kind !== 'object' ? item : isJsonObject(item) ? ownValue(item, shape.key) : undefined;
  if (text === null) return '';
  return typeof text === 'string' ? text : undefined;
}

/**
 * Returns the item with another text and the other values of its object. If nothing but blank text is
 * left, the result is `null`, an empty row. With other values, a blank text becomes `null`, to distinguish
 * it from an item that arrived without text.
 * @param item the current row; absent for a new one
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

function bareItem(text: string, { kind }: ItemShape): Json {
  const number = kind === 'number' ? readNumberText(text, 'number') : undefined;
  return number?.ok === true ? number.value : text;
}

/**
 * True if the text of an item is empty but it holds other values. The platform runs, and charges, a task
 * for it.
 */
export function isWithoutText(item: Json, shape: ItemShape): boolean {
  return isJsonObject(item) && itemText(item, shape)?.trim() === '' && !isEmptyItem(item);
}

export function isCleared(item: Json, shape: ItemShape): boolean {
  return (
    isWithoutText(item, shape) &&
    shape.kind === 'object' &&
    isJsonObject(item) &&
    ownValue(item, shape.key) === null
  );
}
