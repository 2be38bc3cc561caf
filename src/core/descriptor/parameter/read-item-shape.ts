import type { Editor, ItemShape } from '#core/form/parameter.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { isEmptyItem } from '#core/json/is-empty-item.ts';

/**
 * Item shape of a list: numbers if the default holds only numbers; else the shape of the default's first
 * non-empty (or first) item. Without one, a URL list sends `{url}` and other lists bare text.
 */
export function readItemShape(editor: Editor, defaultValue: Json | undefined): ItemShape {
  const items = isJsonArray(defaultValue) ? defaultValue : [];
  if (items.length > 0 && items.every((item) => typeof item === 'number')) return { kind: 'number' };
  const filled = items.filter((item) => !isEmptyItem(item));
  const shape = [...filled, ...items].map(shapeOf).find((found) => found !== undefined);
  return shape ?? (editor === 'requestList' ? { kind: 'object', key: 'url' } : { kind: 'text' });
}

function shapeOf(item: Json): ItemShape | undefined {
  if (typeof item === 'string') return { kind: 'text' };
  const key = isJsonObject(item) ? textKey(item) : undefined;
  return key === undefined ? undefined : { kind: 'object', key };
}

/**
 * The key of an item's text: `url` if it is text, else the first key with text, else the first key. Blank
 * texts are the last choice.
 */
function textKey(item: JsonObject): string | undefined {
  const keys = Object.keys(item);
  const texts = keys.filter((key) => typeof item[key] === 'string');
  const filled = texts.filter((key) => !isEmptyItem(item[key] ?? null));
  const choice = filled.length > 0 ? filled : texts;
  return choice.find((key) => key === 'url') ?? choice[0] ?? keys[0];
}
