type Rewriting = {
  readonly changes: { readonly from: number; readonly to: number; readonly insert: string };
  readonly caret: number;
};

/**
 * The smallest change between two JSON texts. The caret stays at its value or name: the text before it, or
 * else after it, is matched without blanks; otherwise its line is.
 */
export function rewriteJson(before: string, after: string, caret: number): Rewriting {
  const least = Math.min(before.length, after.length);
  let from = 0;
  while (from < least && before[from] === after[from]) from += 1;
  let end = 0;
  while (end < least - from && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const back = placeAlike(
    before.length - caret,
    (at) => before.at(-1 - at),
    (at) => after.at(-1 - at),
  );
  return {
    changes: { from, to: before.length - end, insert: after.slice(from, after.length - end) },
    caret:
      placeAlike(
        caret,
        (at) => before[at],
        (at) => after[at],
      ) ?? (back === undefined ? placeInLine(before, after, caret) : after.length - back),
  };
}

type CharAt = (at: number) => string | undefined;

/** Whether a character is JSON whitespace. Strings contain no other that sorts so low. */
const isBlank = (char: string | undefined): boolean => char !== undefined && char <= ' ';

/** The index up to which a text equals another up to `end`, ignoring blanks; undefined if they differ. */
function placeAlike(end: number, before: CharAt, after: CharAt): number | undefined {
  let place = 0;
  let read = 0;
  for (let at = 0; at < end; at += 1) {
    if (isBlank(before(at))) continue;
    while (isBlank(after(place))) place += 1;
    if (before(at) !== after(place)) return undefined;
    place += 1;
    read = at + 1;
  }
  // Blanks right before it count where they are the same.
  while (read < end && before(read) === after(place)) {
    place += 1;
    read += 1;
  }
  return place;
}

/** The index on the same line; the end of the text if there is none. */
function placeInLine(before: string, after: string, caret: number): number {
  const start = before.lastIndexOf('\n', caret - 1) + 1;
  const [line = ''] = before.slice(start).split('\n', 1);
  const words = line.trim().replace(/,$/, '');
  const found = after.indexOf(words);
  if (words === '' || found === -1) return after.length;
  return found + Math.max(0, Math.min(caret - start - line.indexOf(words), words.length));
}
