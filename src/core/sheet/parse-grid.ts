import type { Delimiter, SheetRow } from './sheet.ts';
import { withoutTextPrefix } from './text-prefix.ts';

const CELL_END: Record<Delimiter, RegExp> = {
  '\t': /[\t\r\n]/g,
  ',': /[,\r\n]/g,
  ';': /[;\r\n]/g,
  '|': /[|\r\n]/g,
  '': /[\r\n]/g,
};

/**
 * Parses CSV, TSV or cells copied from a spreadsheet (RFC 4180). A line break at the end starts no further
 * row. Removes an apostrophe that only prevents a formula, and reads a formula that only protects text
 * from being a number (`="01067"`) as that text. Yields row by row because the text may be large.
 * @param plain for lines that may not come from a program: quotes are part of a line, except around a cell
 * with line breaks
 * @param onOpenQuote called for each cell whose opening quote is not closed at its end
 */
export function* parseGrid(
  text: string,
  delimiter: Delimiter = '\t',
  plain = false,
  onOpenQuote?: () => void,
): Generator<SheetRow> {
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { cell, end, isOpen } = readCell(text, at, { delimiter, plain });
    if (isOpen === true) onOpenQuote?.();
    row.push((plain ? undefined : textOfFormula(cell)) ?? withoutTextPrefix(cell));
    at = end;
    if (text[at] === delimiter) {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    yield row;
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  if (row.length > 0) yield row;
}

const textOfFormula = (cell: string): string | undefined =>
  cell.startsWith('="') ? /^="((?:[^"]|"")*)"$/.exec(cell)?.[1]?.replaceAll('""', '"') : undefined;

type ReadCell = { readonly cell: string; readonly end: number; readonly isOpen?: boolean };

type GridFormat = { readonly delimiter: Delimiter; readonly plain: boolean };

function readCell(text: string, at: number, { delimiter, plain }: GridFormat): ReadCell {
  const quoted = text[at] === '"' ? quotedCell(text, at, delimiter) : undefined;
  const isEnclosed = quoted !== undefined && (!plain || /[\r\n]/.test(quoted.cell));
  if (isEnclosed) return quoted;
  return { ...plainCell(text, at, delimiter), isOpen: text[at] === '"' && quoted === undefined };
}

function plainCell(text: string, at: number, delimiter: Delimiter): ReadCell {
  const cellEnd = CELL_END[delimiter];
  cellEnd.lastIndex = at;
  const end = cellEnd.exec(text)?.index ?? text.length;
  return { cell: text.slice(at, end), end };
}

function quotedCell(text: string, at: number, delimiter: Delimiter): ReadCell | undefined {
  let close = text.indexOf('"', at + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const after = text[close + 1];
  const isClosed =
    close !== -1 && (after === undefined || after === delimiter || after === '\r' || after === '\n');
  if (!isClosed) return undefined;
  return { cell: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 };
}
