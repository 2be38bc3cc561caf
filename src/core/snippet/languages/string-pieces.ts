import { piecesOf } from '#core/cut-text.ts';

/** In UTF-16 units. Java's limit for one literal is 65,535 bytes, of which a unit takes at most three. */
const MAX_PIECE = 8_000;

/**
 * Cuts a text for languages whose string literals hold no line breaks and must not become too long: a piece for each
 * line, with its line feed, while the text is short enough to be read; else as few pieces as may be, since each costs
 * space in a method whose size Java limits too. Surrogate pairs stay together. Together the pieces are the text.
 */
export function stringPieces(text: string): readonly string[] {
  return text.length <= MAX_PIECE ? text.split(/(?<=\n)/) : [...piecesOf(text, MAX_PIECE)];
}
