import { beginningOf, piecesOf } from '#core/cut-text.ts';

/** Characters of a document that are drawn; a real readme has a tenth of them. */
const MAX_LENGTH = 200_000;
/** Characters of a piece: brackets that are never closed take time by the square of them. */
const MAX_PIECE = 5_000;

export type MarkdownPieces = {
  readonly pieces: readonly string[];
  /** What is too long is cut. */
  readonly isCut: boolean;
};

/** Quotes in quotes beyond this: a level of them is a call that does not end before the next. */
const DEEP_QUOTE = /^((?:[ \t]{0,3}>){16})[ \t>]*>/gm;

const FENCE = /^ {0,3}(```+|~~~+)/;

/**
 * A document of Markdown in pieces that can be drawn one by one, each in bounded time: a short one is one piece, a long one ends its pieces
 * where a paragraph ends outside of a code block, and one without any where it must.
 */
export function markdownPieces(markdown: string): MarkdownPieces {
  const text = beginningOf(markdown, MAX_LENGTH).replaceAll(DEEP_QUOTE, '$1');
  const isCut = markdown.length > MAX_LENGTH;
  if (text.length <= MAX_PIECE) return { pieces: [text], isCut };
  const pieces: string[] = [];
  let piece = '';
  const finish = () => {
    if (piece !== '') pieces.push(piece);
    piece = '';
  };
  for (const block of blocksOf(text)) {
    if (piece.length + block.length > MAX_PIECE) finish();
    const parts = [...piecesOf(block, MAX_PIECE)];
    const last = parts.pop() ?? '';
    pieces.push(...parts);
    piece += last;
  }
  finish();
  return { pieces, isCut };
}

/** Runs of lines up to a blank one with the next line at the margin, code blocks whole. */
function* blocksOf(text: string): Generator<string> {
  let block: string[] = [];
  let fence: string | undefined;
  let isAfterBlank = false;
  for (const [line] of text.matchAll(/[^\n]*\n|[^\n]+$/g)) {
    const mark = FENCE.exec(line)?.[1]?.slice(0, 3);
    if (isAfterBlank && fence === undefined && /^\S/.test(line)) {
      yield block.join('');
      block = [];
    }
    if (mark !== undefined && (fence === undefined || fence === mark))
      fence = fence === undefined ? mark : undefined;
    isAfterBlank = line.trim() === '';
    block.push(line);
  }
  yield block.join('');
}

/** True for a document with a heading of the first level, as far as its lines tell. */
export function hasTopHeading(pieces: readonly string[]): boolean {
  return pieces.some((piece) => /^ {0,3}# /m.test(piece));
}
