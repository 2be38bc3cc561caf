import { plainName } from '#core/find/plain-name.ts';
import { isUrl } from '#core/is-url.ts';

import { parseGrid } from './parse-grid.ts';
import { type Delimiter, DELIMITERS, type SheetRow } from './sheet.ts';

/** So many rows from the beginning that are not blank tell how a text is made. */
const LOOKED_AT = 20;
/** So many rows are read to find these: a file may have blank ones without end. */
const READ = 10_000;
/** Above its header a sheet may have so many rows: titles and notes. */
const ABOVE_HEADER = 8;
/** Rows that a list of one column may have above its header: a title there looks like any item. */
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
  /** What it may be. */
  readonly among?: readonly Delimiter[];
  /** The part of the rows that has to be of the same width, up to 1. */
  readonly least?: number;
};

/** What stands between the cells: what gives the most rows of the same number of cells. Nothing, where nothing gives more than one. */
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

/**
 * The part of the rows that has as many cells as the first; below titles of one cell, as many as all rows below them, or else most
 * have. Few separators are followed by a blank there: commas in sentences are.
 */
function scoreOf(rows: readonly SheetRow[]): number {
  const first = rows[0]?.length ?? 1;
  const width = first > 1 ? first : (widthBelowTitles(rows) ?? usualWidth(rows));
  const same = rows.filter(({ length }) => length === width);
  return width < 2 || (first < 2 && isProse(same)) ? 0 : same.length / rows.length;
}

/** True where at least half of the separators are followed by a blank. */
function isProse(rows: readonly SheetRow[]): boolean {
  const behind = rows.flatMap((row) => row.slice(1));
  return 2 * behind.filter((cell) => cell.startsWith(' ')).length >= behind.length;
}

/** How many cells each of the last rows has, up to the titles above them; undefined for one row, and where too many stand above. */
function widthBelowTitles(rows: readonly SheetRow[]): number | undefined {
  const width = rows.at(-1)?.length ?? 1;
  const above = rows.findLastIndex(({ length }) => length !== width) + 1;
  return width > 1 && above <= ABOVE_HEADER && rows.length - above > 1 ? width : undefined;
}

function usualWidth(rows: readonly SheetRow[]): number {
  const widths = rows.map(({ length }) => length).sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 1;
}

/** True for lines that are URLs as they stand: commas are common in them. */
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
 * Which of the rows names the columns; undefined where none does. It is the first that holds a name that the form knows, or that is all text
 * while in one of its columns everything below it is a number, a date, a URL or the like; titles above it are passed over. One number among
 * titles (“1984”) makes no header of the first of them.
 * @param rows all rows, or the first of them
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

/** How many rows stand above the others with far fewer cells, and how many cells the others have as a rule. */
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

/** The column that most likely holds what a list wants: one of its name, else the one with the most URLs, else the first. */
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
