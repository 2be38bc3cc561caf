/** The lines of a pasted or typed text, trimmed. Any kind of line break ends a line; one at the end begins no further line. */
export function* allLines(text: string): Generator<string> {
  for (const [line] of text.matchAll(/[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$/g)) yield line.trim();
}

/** As `allLines`, without the blank ones. */
export function* splitLines(text: string): Generator<string> {
  for (const line of allLines(text)) if (line !== '') yield line;
}

/** How many lines `splitLines` gives. */
export function countLines(text: string): number {
  return text.match(/\S[^\r\n]*/g)?.length ?? 0;
}
