/** The lines of a pasted or typed text, trimmed, without the blank ones. Any kind of line break ends a line. */
export function splitLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const trimmed = line.trim();
    if (trimmed !== '') lines.push(trimmed);
  }
  return lines;
}
