/**
 * The cells of a block copied from a spreadsheet: tabs between cells, line breaks between rows; a cell with either of them, or with
 * quotes, stands in double quotes, its own quotes doubled. A line break at the end starts no further row. Row by row, because a
 * block may be large.
 */
export function* parseGrid(text: string): Generator<readonly string[]> {
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    row.push(cell);
    at = end;
    if (text[at] === '\t') {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    yield row;
    row = [];
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
  }
  if (row.length > 0) yield row;
}

const CELL_END = /[\t\r\n]/g;

function plainCell(text: string, at: number): { cell: string; end: number } {
  CELL_END.lastIndex = at;
  const end = CELL_END.exec(text)?.index ?? text.length;
  return { cell: text.slice(at, end), end };
}

/** A cell that only begins with a quote, without one that closes it right before a cell's end, is taken as it stands. */
function quotedCell(text: string, at: number): { cell: string; end: number } {
  let close = text.indexOf('"', at + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const after = text[close + 1];
  const closed = close !== -1 && (after === undefined || after === '\t' || after === '\r' || after === '\n');
  if (!closed) return plainCell(text, at);
  return { cell: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 };
}
