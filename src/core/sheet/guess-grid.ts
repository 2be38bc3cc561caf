import { plainName } from '#core/find/plain-name.ts';
import { isUrl } from '#core/is-url.ts';

import { parseGrid } from './parse-grid.ts';
import { type Delimiter, DELIMITERS, type SheetRow } from './sheet.ts';

const LOOKED_AT = 20;
/** So many rows are read to find these: a file may have blank ones without end. */
const READ = 10_000;
/** Maximum rows of titles and notes above a header. */
const ABOVE_HEADER = 8;
/** Maximum rows above the header of a one-column list, where a title looks like any item. */
const ABOVE_LIST = 2;

function firstRows(text: string, delimiter: Delimiter): readonly SheetRow[] {
  const rows: SheetRow[] = [];
  let read = 0;
  for (const row of parseGrid(text, delimiter)) {
    if (row.length > 1 || row[0]?.trim() !== '') rows.push(row);
    read += 1;
    if (rows.length === LOOKED_AT || read === READ) break;
  }
  return rows;
}

type DelimiterGuess = {
  readonly among?: readonly Delimiter[];
  readonly least?: number;
};

/** The delimiter that gives the most rows with equal cell counts; '' if none gives more than one cell. */
export function guessDelimiter(
  text: string,
  { among = DELIMITERS, least = 0 }: DelimiterGuess = {},
): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: '', score: 0 };
  for (const delimiter of among) {
    const score = scoreOf(firstRows(text, delimiter));
    if (score >= least && score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function scoreOf(rows: readonly SheetRow[]): number {
  const first = rows[0]?.length ?? 1;
  const width = first > 1 ? first : (widthBelowTitles(rows) ?? usualWidth(rows));
  const same = rows.filter(({ length }) => length === width);
  return width < 2 || (first < 2 && isProse(same)) ? 0 : same.length / rows.length;
}

function isProse(rows: readonly SheetRow[]): boolean {
  const behind = rows.flatMap((row) => row.slice(1));
  return 2 * behind.filter((cell) => cell.startsWith(' ')).length >= behind.length;
}

function widthBelowTitles(rows: readonly SheetRow[]): number | undefined {
  const width = rows.at(-1)?.length ?? 1;
  const above = rows.findLastIndex(({ length }) => length !== width) + 1;
  return width > 1 && above <= ABOVE_HEADER && rows.length - above > 1 ? width : undefined;
}

function usualWidth(rows: readonly SheetRow[]): number {
  const widths = rows.map(({ length }) => length).sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 1;
}

export function areUrls(text: string): boolean {
  return firstRows(text, '').every(([line = '']) => isUrl(line.trim()));
}

const DATA =
  /^(?:https?:\/\/.*|\d{4}-\d\d?-\d\d?.*|\d\d?[./]\d\d?[./]\d{2,4}|\S+@\S+\.\S+|true|false|[-+]?\d[\d.,]*\s?%?)$/is;

const isData = (cell: string): boolean => {
  const text = cell.trim();
  return text !== '' && (Number.isFinite(Number(text)) || DATA.test(text));
};

/**
 * The row that names the columns; undefined if none does. It is the first row with a name that the form
 * knows, or the first all-text row with a column of only numbers, dates, URLs or similar below it. Titles
 * above it are skipped. A single number among titles (“1984”) does not make the first one a header.
 * @param rows all rows, or the first ones
 */
export function guessHeader(rows: readonly SheetRow[], knownNames: readonly string[]): number | undefined {
  const looked = rows.slice(0, LOOKED_AT);
  const known = new Set(knownNames.map(plainName));
  known.delete('');
  const isNamed = (row: SheetRow) => !row.some(isData) && row.some((cell) => known.has(plainName(cell)));
  const { titles, usual } = titleRows(looked);
  const named = looked
    .slice(0, (usual < 2 ? ABOVE_LIST : titles) + 1)
    .findIndex((row) => isNamed(row) && 2 * filled(row) >= usual);
  if (named !== -1) return named;
  const row = looked[titles] ?? [];
  if (filled(row) === 0 || row.some(isData)) return undefined;
  const below = looked.slice(titles + 1);
  return (titles > 0 && below.length > 0) || hasDataBelow(row, below) ? titles : undefined;
}

const filled = (row: SheetRow): number => row.filter((cell) => cell.trim() !== '').length;

function titleRows(rows: readonly SheetRow[]): { readonly titles: number; readonly usual: number } {
  const widths = rows.map(filled);
  const usual = [...widths].sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
  const first = widths.findIndex((width) => width >= Math.max(2, usual / 2));
  return { titles: usual < 2 || first > ABOVE_HEADER ? 0 : Math.max(0, first), usual };
}

function hasDataBelow(header: SheetRow, rows: readonly SheetRow[]): boolean {
  return header.some((name, index) => {
    const below = rows.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '');
    return name.trim() !== '' && below.length > 0 && below.every(isData);
  });
}

/** The column most likely to hold list items: one with the list's name, else the most URLs, else the first. */
export function guessColumn(
  rows: readonly SheetRow[],
  columns: readonly string[],
  names: readonly string[],
): number {
  const wanted = new Set(names.map(plainName));
  const named = columns.findIndex((name) => wanted.has(plainName(name)));
  if (named !== -1) return named;
  const urls = new Map<number, number>();
  for (const row of rows.slice(0, LOOKED_AT)) {
    for (const [index, cell] of row.entries()) {
      if (/^\s*https?:\/\//i.test(cell)) urls.set(index, (urls.get(index) ?? 0) + 1);
    }
  }
  return [...urls].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}
