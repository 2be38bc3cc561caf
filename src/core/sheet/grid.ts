import {
  columnLetters,
  type Grid,
  NAMED_IN_REMARK,
  type Sheet,
  SHEET_LIMITS,
  type SheetRemark,
  type SheetRow,
} from './sheet.ts';

/** Takes rows as they are read, from the first on, and holds what the limits allow of them. */
export type GridBuilder = {
  /** @param number of the row in the file, from 1 */
  readonly take: (number: number, cells: SheetRow) => void;
  /** True once nothing more is held, so that reading on only counts. */
  readonly isFull: () => boolean;
  /**
   * @param whole false where rows were left unread, so that nobody knows how many there are
   * @param startsAtFirst keeps columns that stand empty before the first
   */
  readonly finish: (options: { readonly whole: boolean; readonly keepsFirst: boolean }) => Grid;
};

export function createGrid(): GridBuilder {
  const rows: SheetRow[] = [];
  const numbers: number[] = [];
  let [cells, given, blank, blankBehind, widest] = [0, 0, 0, 0, 0];
  const isFull = () => rows.length === SHEET_LIMITS.rows || cells >= SHEET_LIMITS.cells;
  return {
    isFull,
    take: (number, row) => {
      const length = filledLength(row);
      if (length === 0) {
        blankBehind += 1;
        return;
      }
      given += 1;
      blank += blankBehind;
      blankBehind = 0;
      widest = Math.max(widest, length);
      if (isFull()) return;
      const held = Math.min(length, SHEET_LIMITS.columns);
      rows.push(row.length === held ? row : row.slice(0, held));
      numbers.push(number);
      cells += held;
    },
    finish: ({ whole, keepsFirst }) => {
      const firstColumn = keepsFirst ? 0 : emptyBefore(rows);
      const width = Math.min(widest, SHEET_LIMITS.columns) - firstColumn;
      const most = Math.max(1, Math.floor(SHEET_LIMITS.cells / Math.max(1, width)));
      const taken = Math.min(rows.length, most);
      const remarks: SheetRemark[] = [];
      if (given > taken || !whole) remarks.push({ kind: 'rowsCut', taken, of: whole ? given : undefined });
      if (widest > SHEET_LIMITS.columns)
        remarks.push({ kind: 'columnsCut', taken: SHEET_LIMITS.columns, of: widest });
      if (blank > 0) remarks.push({ kind: 'blankRows', count: blank });
      return {
        width,
        firstColumn,
        rows: rows.slice(0, taken).map((row) => fitted(row, firstColumn, width)),
        numbers: numbers.slice(0, taken),
        remarks,
      };
    },
  };
}

/** How many cells a row has up to the last that holds something. */
function filledLength(row: SheetRow): number {
  let length = row.length;
  while (length > 0 && row[length - 1]?.trim() === '') length -= 1;
  return length;
}

function emptyBefore(rows: readonly SheetRow[]): number {
  let least = Infinity;
  for (const row of rows) {
    const first = row.findIndex((cell) => cell.trim() !== '');
    least = Math.min(least, first);
    if (least === 0) break;
  }
  return Number.isFinite(least) ? least : 0;
}

function fitted(row: SheetRow, from: number, width: number): SheetRow {
  if (from === 0 && row.length === width) return row;
  return Array.from({ length: width }, (_, at) => row[from + at] ?? '');
}

type Header = {
  /** Which row of the grid, from 0; undefined where none names the columns. */
  readonly header: number | undefined;
  /** What a column is called that has no name, by its letters. */
  readonly nameOf: (letters: string) => string;
};

/** The sheet that a grid is with this header: the rows below it, under its names. */
export function sheetOf(grid: Grid, { header, nameOf }: Header): Sheet {
  const from = header === undefined ? 0 : header + 1;
  const names = header === undefined ? [] : (grid.rows[header] ?? []).map(plainSpaces);
  const letters = (at: number) => columnLetters(grid.firstColumn + at);
  const taken = new Set<string>();
  const sameNames: string[] = [];
  const withoutName: string[] = [];
  const columns = Array.from({ length: grid.width }, (_, at) => {
    const own = names[at] ?? '';
    const name = freeName(own === '' ? nameOf(letters(at)) : own, taken);
    taken.add(name);
    if (own === '') withoutName.push(name);
    else if (name !== own) sameNames.push(name);
    return name;
  });
  const rows = grid.rows.slice(from);
  const numbers = grid.numbers.slice(from);
  const remarks = [...grid.remarks];
  if (header !== undefined) {
    if (header > 0) remarks.push({ kind: 'rowsAboveHeader', count: header });
    if (sameNames.length > 0) remarks.push({ kind: 'sameNames', columns: sameNames });
    if (withoutName.length > 0) remarks.push({ kind: 'withoutName', columns: withoutName });
    remarks.push(...longRows(rows, numbers, filledLength(names)));
  }
  return { columns, rows, numbers, remarks };
}

const plainSpaces = (name: string): string => name.replaceAll(/\s+/g, ' ').trim();

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let count = 2;
  while (taken.has(`${name} (${count})`)) count += 1;
  return `${name} (${count})`;
}

function longRows(
  rows: readonly SheetRow[],
  numbers: readonly number[],
  width: number,
): readonly SheetRemark[] {
  const long = numbers.filter((_, at) => {
    const row = rows[at] ?? [];
    return row.length > width && filledLength(row) > width;
  });
  if (long.length === 0) return [];
  return [{ kind: 'longRows', count: long.length, numbers: long.slice(0, NAMED_IN_REMARK) }];
}
