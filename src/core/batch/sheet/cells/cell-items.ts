/** What may stand between several items of a list in one cell. */
export const SEPARATORS = ['\n', ',', ';', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** The texts of the items in a cell. */
export function itemTexts(text: string, separator: Separator): readonly string[] {
  return text
    .split(separator === '\n' ? /\r\n|\r|\n/ : separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** All places that are written in a cell for the rows of a table, each with its text; none in a blank one. */
export const placesIn = (text: string, separator: Separator = '\n'): readonly string[] =>
  text.trim() === ''
    ? []
    : text.split(separator === '\n' ? /\r\n|\r|\n/ : separator).map((item) => item.trim());

/** Its texts by their places, up to the last one: a blank one before others keeps its place, and what parts them may stand behind them, too. */
export function partTexts(text: string, separator: Separator = '\n'): readonly string[] {
  const places = placesIn(text, separator);
  return places.slice(0, places.findLastIndex((item) => item !== '') + 1);
}

/** What is written into a cell for the rows of a table; not possible where an item holds what stands between them. */
export type WrittenParts =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly item: string };

/**
 * The cell of which `partTexts` gives these texts again.
 * @param least so many places it has at least: blank ones behind them are left out
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
