export type LineBlock = { readonly text: string; readonly lines: number };

const BLOCK_LINES = 60;

export function blocksOfLines(text: string): readonly LineBlock[] {
  const blocks: LineBlock[] = [];
  let [start, lines] = [0, 0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
    lines += 1;
    if (lines < BLOCK_LINES) continue;
    blocks.push({ text: text.slice(start, end + 1), lines });
    [start, lines] = [end + 1, 0];
  }
  if (start === text.length) return blocks;
  return [...blocks, { text: text.slice(start), lines: lines + (text.endsWith('\n') ? 0 : 1) }];
}
