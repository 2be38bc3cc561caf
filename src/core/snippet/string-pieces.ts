/** In UTF-16 units. Java's limit for one literal is 65,535 bytes, of which a unit takes at most three. */
const MAX_PIECE = 8_000;

/**
 * Cuts a text for languages whose string literals hold no line breaks and must not become too long: a piece for each
 * line, with its line feed, while the text is short enough to be read; else as few pieces as may be, since each costs
 * space in a method whose size Java limits too. Surrogate pairs stay together. Together the pieces are the text.
 */
export function stringPieces(text: string): readonly string[] {
  return text.length <= MAX_PIECE ? text.split(/(?<=\n)/) : cut(text);
}

function cut(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    const to = from + MAX_PIECE;
    const end = /[\ud800-\udbff]/.test(text.charAt(to - 1)) ? to - 1 : to;
    pieces.push(text.slice(from, end));
    from = end;
  }
  return pieces;
}
