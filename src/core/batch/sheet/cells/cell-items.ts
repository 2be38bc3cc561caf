export const SEPARATORS = ['\n', ',', ';', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

export function itemTexts(text: string, separator: Separator): readonly string[] {
  return text
    .split(separator === '\n' ? /\r\n|\r|\n/ : separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

export const placesIn = (text: string, separator: Separator = '\n'): readonly string[] =>
  text.trim() === ''
    ? []
    : text.split(separator === '\n' ? /\r\n|\r|\n/ : separator).map((item) => item.trim());

/**
 * Texts by place, up to the last one. A blank text before others keeps its place; a trailing separator is
 * allowed.
 */
export function partTexts(text: string, separator: Separator = '\n'): readonly string[] {
  const places = placesIn(text, separator);
  return places.slice(0, places.findLastIndex((item) => item !== '') + 1);
}

export type WrittenParts =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly item: string };

/**
 * Writes the cell that `partTexts` reads back.
 * @param least minimum number of places: trailing blanks beyond it are left out
 */
export function writeParts(
  texts: readonly string[],
  least: number,
  separator: Separator = '\n',
): WrittenParts {
  const items = texts.map((text) => text.trim());
  const item = items.find((text) => partTexts(text, separator).length > 1);
  if (item !== undefined) return { ok: false, item };
  const count = Math.max(least, items.findLastIndex((text) => text !== '') + 1);
  return { ok: true, text: items.slice(0, count).join(separator) };
}
