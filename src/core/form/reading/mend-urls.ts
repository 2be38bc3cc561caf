import { isUrl } from '#core/is-url.ts';
import type { Json } from '#core/json/json.ts';
import { withScheme } from '#core/with-scheme.ts';
import type { ItemShape } from '../parameter.ts';
import { itemText, withItemText } from './item-text.ts';

const BETWEEN = /[\s,;|]+/;

/**
 * The URLs that an invalid item of a URL list clearly means: an address without `https://`, or several on
 * one line. Undefined if any part could mean something else.
 */
export function mendUrls(item: Json, shape: ItemShape): readonly Json[] | undefined {
  const text = itemText(item, shape)?.trim() ?? '';
  if (text === '' || isUrl(text)) return undefined;
  const whole = withScheme(text);
  const meant = isUrl(whole) ? [whole] : text.split(BETWEEN).filter(Boolean).map(withScheme);
  return meant.every(isUrl) ? meant.map((url) => withItemText(item, url, shape)) : undefined;
}
