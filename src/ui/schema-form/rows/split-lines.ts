/** The lines of a pasted or typed text, trimmed, without the blank ones. Any kind of line break ends a line. */
export function* splitLines(text: string): Generator<string> {
  for (const [line] of text.matchAll(/[^\r\n]+/g)) {
    const trimmed = line.trim();
    if (trimmed !== '') yield trimmed;
  }
}

/** How many lines `splitLines` gives. */
export function countLines(text: string): number {
  return text.match(/[^\r\n]*\S/g)?.length ?? 0;
}
