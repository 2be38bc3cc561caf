import { isJsonObject, ownValue, type Json } from '#core/json/json.ts';
import type { ItemShape } from './parameter.ts';

/**
 * The text of a list item that has this shape; nothing for an item of a foreign shape, which is shown as JSON.
 * `null` is the row that nobody has filled yet: its text is empty, and it is not sent.
 */
export function itemText(item: Json, shape: ItemShape): string | undefined {
  if (item === null) return '';
  const text = shape.kind === 'text' ? item : isJsonObject(item) ? ownValue(item, shape.key) : undefined;
  return typeof text === 'string' ? text : undefined;
}

/**
 * The item with another text, keeping whatever else an object holds. Without a text and with nothing else in it, it is
 * `null`: an empty row again.
 * @param item the row as it is; absent for a new one
 */
export function withItemText(item: Json | undefined, text: string, shape: ItemShape): Json {
  if (shape.kind === 'text') return text === '' ? null : text;
  const held = item !== undefined && isJsonObject(item) ? item : {};
  const isAlone = Object.keys(held).every((key) => key === shape.key);
  return text === '' && isAlone ? null : { ...held, ...Object.fromEntries([[shape.key, text]]) };
}
