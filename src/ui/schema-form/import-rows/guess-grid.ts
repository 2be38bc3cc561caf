import { isUrl } from '#core/is-url.ts';

import { type Delimiter, DELIMITERS, type GridRow, parseGrid } from './parse-grid.ts';

/** So many rows from the beginning tell how a text is made. */
const LOOKED_AT = 20;

function firstRows(text: string, delimiter: Delimiter): readonly GridRow[] {
  const rows: GridRow[] = [];
  for (const row of parseGrid(text, delimiter)) {
    rows.push(row);
    if (rows.length === LOOKED_AT) break;
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
    const widths = firstRows(text, delimiter).map(({ length }) => length);
    const width = widths[0] ?? 1;
    const score = width < 2 ? 0 : widths.filter((each) => each === width).length / widths.length;
    if (score >= least && score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** True for lines that are URLs as they stand: commas are common in them. */
export function areUrls(text: string): boolean {
  return firstRows(text, '').every(([line = '']) => isUrl(line.trim()));
}

const isData = (cell: string): boolean =>
  /^\s*https?:\/\//i.test(cell) || (cell.trim() !== '' && Number.isFinite(Number(cell)));

/** Names as they are compared: `Start URL`, `start_url` and `startUrl` are the same. */
export const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * True where the first row names columns: it holds a name that the form knows, or it is all text, and in one of its columns everything
 * below it is a URL or a number. One number among titles (“1984”) makes no header of the first of them.
 */
export function guessHeader(rows: readonly GridRow[], knownNames: readonly string[]): boolean {
  const [first = [], ...rest] = rows;
  if (first.length === 0 || first.some(isData)) return false;
  const known = new Set(knownNames.map(plainName));
  if (first.some((cell) => known.has(plainName(cell)))) return true;
  return first.some((name, index) => {
    const below = rest.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '');
    return name.trim() !== '' && below.length > 0 && below.every(isData);
  });
}

/** The column that most likely holds what a list wants: one of its name, else the one with the most URLs, else the first. */
export function guessColumn(
  rows: readonly GridRow[],
  header: GridRow | undefined,
  names: readonly string[],
): number {
  const wanted = new Set(names.map(plainName));
  const named = header?.findIndex((cell) => wanted.has(plainName(cell))) ?? -1;
  if (named !== -1) return named;
  const urls = new Map<number, number>();
  for (const row of rows.slice(0, LOOKED_AT)) {
    for (const [index, cell] of row.entries()) {
      if (/^\s*https?:\/\//i.test(cell)) urls.set(index, (urls.get(index) ?? 0) + 1);
    }
  }
  return [...urls].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}
