/** The last place up to `at` that does not split a surrogate pair. In UTF-16 units. */
function placeOfCut(text: string, at: number): number {
  const last = text.charCodeAt(at - 1);
  return at > 0 && at < text.length && last >= 0xd800 && last < 0xdc00 ? at - 1 : at;
}

/** The beginning of a text: at most `limit` UTF-16 units, without splitting a surrogate pair. */
export function beginningOf(text: string, limit: number): string {
  return text.slice(0, placeOfCut(text, limit));
}

export function endOf(text: string, limit: number): string {
  const from = Math.max(0, text.length - limit);
  return text.slice(placeOfCut(text, from) < from ? from + 1 : from);
}

/** Cuts a text to at most `limit` UTF-16 units (at least one), including the mark after a cut. */
export function shortened(text: string, limit: number): string {
  return text.length > limit ? `${beginningOf(text, limit - 1)}…` : text;
}

/** Limits the length of a message: browsers take a minute to wrap a word of 200 kB. */
export const asMessage = (text: string): string => shortened(text.trim(), 4_000);

/** Splits a text into pieces of at most `limit` UTF-16 units (at least two), without splitting characters. */
export function* piecesOf(text: string, limit: number): Generator<string> {
  for (let from = 0; from < text.length;) {
    const end = placeOfCut(text, from + limit);
    yield text.slice(from, end);
    from = end;
  }
}

export function excerpt(text: string): string {
  return shortened(text.replaceAll(/\s+/g, ' '), 80);
}
