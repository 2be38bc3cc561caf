import { piecesOf } from '#core/cut-text.ts';

/** In UTF-16 units. Java limits a literal to 65,535 bytes, and a unit takes at most three. */
const MAX_PIECE = 8_000;

/**
 * Splits text for languages whose string literals hold no line breaks and have a maximum length: one piece
 * per line, with its line feed, while the text is short enough to read; otherwise as few pieces as
 * possible, because Java also limits method size. Keeps surrogate pairs together. The joined pieces equal
 * the text.
 */
export function stringPieces(text: string): readonly string[] {
  return text.length <= MAX_PIECE ? text.split(/(?<=\n)/) : [...piecesOf(text, MAX_PIECE)];
}
