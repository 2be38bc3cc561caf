import { isUrl } from '#core/is-url.ts';
import type { Json } from '#core/json/json.ts';
import { withScheme } from '#core/with-scheme.ts';
import type { ItemShape } from '../parameter.ts';
import { itemText, withItemText } from './item-text.ts';

/** What may stand between two URLs of one line. */
const BETWEEN = /[\s,;|]+/;

/**
 * The items that one item of a URL list surely means where it is no URL: an address without `https://`, several in one line.
 * Undefined where any part of it could mean something else.
 */
export function mendUrls(item: Json, shape: ItemShape): readonly Json[] | undefined {
  const text = itemText(item, shape)?.trim() ?? '';
  if (text === '' || isUrl(text)) return undefined;
  const whole = withScheme(text);
  const meant = isUrl(whole) ? [whole] : text.split(BETWEEN).filter(Boolean).map(withScheme);
  return meant.every(isUrl) ? meant.map((url) => withItemText(item, url, shape)) : undefined;
}
