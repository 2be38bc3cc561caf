/** The last place in a text, not behind `at`, that does not part the two halves of a character. In UTF-16 units. */
function placeOfCut(text: string, at: number): number {
  const last = text.charCodeAt(at - 1);
  return at > 0 && at < text.length && last >= 0xd800 && last < 0xdc00 ? at - 1 : at;
}

/** The beginning of a text: at most so many UTF-16 units, and no half of a character. */
export function beginningOf(text: string, limit: number): string {
  return text.slice(0, placeOfCut(text, limit));
}

/** The end of a text, as `beginningOf` gives its beginning. */
export function endOf(text: string, limit: number): string {
  const from = Math.max(0, text.length - limit);
  return text.slice(placeOfCut(text, from) < from ? from + 1 : from);
}

/** A text of at most so many UTF-16 units (one at the least) as it is; of a longer one the beginning, and with it a mark behind it no more than so many. */
export function shortened(text: string, limit: number): string {
  return text.length > limit ? `${beginningOf(text, limit - 1)}…` : text;
}

/** What somebody says of one thing, as long as anybody reads it: browsers take a minute to break a word of 200 kB into lines. */
export const asMessage = (text: string): string => shortened(text.trim(), 4_000);

/** A text in pieces of at most so many UTF-16 units (two at the least) that together are the text; none ends within a character. */
export function* piecesOf(text: string, limit: number): Generator<string> {
  for (let from = 0; from < text.length;) {
    const end = placeOfCut(text, from + limit);
    yield text.slice(from, end);
    from = end;
  }
}

/** A text from outside to know it by, such as a name: on one line, and not a long one. */
export function excerpt(text: string): string {
  return shortened(text.replaceAll(/\s+/g, ' '), 80);
}
