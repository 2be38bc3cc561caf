import { beginningOf, piecesOf } from '#core/cut-text.ts';

const MAX_LENGTH = 200_000;
/** Maximum characters of a piece: unclosed brackets take quadratic time. */
const MAX_PIECE = 5_000;

export type MarkdownPieces = {
  readonly pieces: readonly string[];
  readonly isCut: boolean;
};

/** Deeper quotes are flattened to this level, because each level is a nested call. */
const DEEP_QUOTE = /^((?:[ \t]{0,3}>){16})[ \t>]*>/gm;

const FENCE = /^ {0,3}(```+|~~~+)/;

/**
 * Splits a Markdown document into pieces that can be drawn one by one, each in bounded time. A short one
 * is one piece. A long one is split at paragraph ends outside code blocks, or anywhere if it has none.
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

function* blocksOf(text: string): Generator<string> {
  let block: string[] = [];
  let fence: string | undefined;
  let isAfterBlank = false;
  for (const [line] of text.matchAll(/[^\n]*\n|[^\n]+$/g)) {
    const marker = FENCE.exec(line)?.[1]?.slice(0, 3);
    if (isAfterBlank && fence === undefined && /^\S/.test(line)) {
      yield block.join('');
      block = [];
    }
    if (marker !== undefined && (fence === undefined || fence === marker))
      fence = fence === undefined ? marker : undefined;
    isAfterBlank = line.trim() === '';
    block.push(line);
  }
  yield block.join('');
}

export function hasTopHeading(pieces: readonly string[]): boolean {
  return pieces.some((piece) => /^ {0,3}# /m.test(piece));
}
