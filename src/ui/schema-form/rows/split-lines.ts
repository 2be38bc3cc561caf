/** Lines of a text, trimmed. Any line break ends a line; a final one starts no further line. */
export function* allLines(text: string): Generator<string> {
  for (const [line] of text.matchAll(/[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$/g)) yield line.trim();
}

/** Like `allLines`, without blank lines. */
export function* splitLines(text: string): Generator<string> {
  for (const line of allLines(text)) if (line !== '') yield line;
}

export function countLines(text: string): number {
  return text.match(/\S[^\r\n]*/g)?.length ?? 0;
}
