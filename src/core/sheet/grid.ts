import { columnLetters } from '#core/column-letters.ts';

import {
  type Grid,
  NAMED_IN_REMARK,
  type Sheet,
  SHEET_LIMITS,
  type SheetRemark,
  type SheetRow,
  WHOLE_ROWS,
} from './sheet.ts';

export type GridBuilder = {
  /** @param number row number in the file, from 1 */
  readonly take: (number: number, cells: SheetRow) => void;
  readonly pass: () => void;
  readonly finish: (end?: GridEnd) => Grid;
};

type GridEnd = {
  /** False if rows were left unread, so that their number is unknown. */
  readonly whole?: boolean;
  readonly cells?: number;
  readonly dropsFirst?: boolean;
  /** Maps a cell's position in the row to its file column, both from 0; by default the same. */
  readonly columnAt?: (place: number) => number;
};

/** The maximum rows with 30 columns, plus a header; wider sheets may have fewer rows. */
const MOST_CELLS = (SHEET_LIMITS.rows + 1) * 30;

/** UTF-16 units of all cells. A tab holds them twice during the transfer. */
const MOST_CHARACTERS = 128 * 1024 * 1024;

export function createGrid(keeps?: (place: number) => boolean): GridBuilder {
  const rows: SheetRow[] = [];
  const numbers: number[] = [];
  let [cells, characters, given, blank, passed, widest] = [0, 0, 0, 0, 0, 0];
  let last: number | undefined;
  const isFull = () =>
    rows.length > SHEET_LIMITS.rows || cells >= MOST_CELLS || characters >= MOST_CHARACTERS;
  return {
    pass: () => {
      passed += 1;
    },
    take: (number, row) => {
      const length = filledLength(row);
      if (length === 0) return;
      given += 1;
      if (last !== undefined) blank += Math.max(0, number - last - 1 - passed);
      last = number;
      passed = 0;
      widest = Math.max(widest, length);
      if (isFull()) return;
      const width = Math.min(length, SHEET_LIMITS.columns);
      const cut = row.length === width ? row : row.slice(0, width);
      const isWhole = keeps === undefined || rows.length < WHOLE_ROWS;
      const held = isWhole ? cut : cut.map((cell, place) => (keeps(place) ? cell : ''));
      rows.push(held);
      numbers.push(number);
      for (const cell of held) characters += cell.length;
      cells += isWhole ? width : weightOf(width, 0, keeps);
    },
    finish: ({ whole = true, cells: most = 0, dropsFirst = false, columnAt = samePlace } = {}) => {
      widest = Math.max(widest, most);
      const firstColumn = dropsFirst ? emptyBefore(rows) : 0;
      const width = Math.min(widest, SHEET_LIMITS.columns) - firstColumn;
      const places = Array.from({ length: width }, (_, at) => firstColumn + at);
      const weight = weightOf(width, firstColumn, keeps);
      const readCount = Math.min(rows.length, Math.floor(MOST_CELLS / Math.max(1, weight)));
      const remarks: SheetRemark[] = [];
      if (given > readCount || !whole)
        remarks.push({ kind: 'rowsCut', readCount, of: whole ? given : undefined });
      if (widest > SHEET_LIMITS.columns)
        remarks.push({ kind: 'columnsCut', readCount: SHEET_LIMITS.columns, of: widest });
      if (blank > 0) remarks.push({ kind: 'blankRows', count: blank });
      return {
        letters: places.map((place) => columnLetters(columnAt(place))),
        rows: rows.slice(0, readCount).map((row) => fitted(row, firstColumn, width)),
        numbers: numbers.slice(0, readCount),
        remarks,
      };
    },
  };
}

export function isAmong(letters: readonly string[]): (column: number) => boolean {
  const columns = new Set(letters);
  const known: boolean[] = [];
  return (column) => (known[column] ??= columns.has(columnLetters(column)));
}

const samePlace = (place: number): number => place;

function filledLength(row: SheetRow): number {
  let length = row.length;
  while (length > 0 && row[length - 1]?.trim() === '') length -= 1;
  return length;
}

function weightOf(width: number, from: number, keeps: ((place: number) => boolean) | undefined): number {
  if (keeps === undefined) return width;
  let held = 0;
  for (let at = 0; at < width; at += 1) if (keeps(from + at)) held += 1;
  return Math.max(held, width / 4);
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
  readonly header: number | undefined;
  readonly nameOf: (letters: string) => string;
};

export function sheetOf(grid: Grid, { header, nameOf }: Header): Sheet {
  const from = header === undefined ? 0 : header + 1;
  const names = header === undefined ? [] : (grid.rows[header] ?? []).map(plainSpaces);
  const own = (at: number) => names[at] ?? '';
  const columns = uniqueNames(
    grid.letters.map((letters, at) => (own(at) === '' ? nameOf(letters) : own(at))),
  );
  const withoutName = columns.filter((_, at) => own(at) === '');
  const sameNames = columns.filter((name, at) => own(at) !== '' && own(at) !== name);
  const rows = grid.rows.slice(from);
  const numbers = grid.numbers.slice(from);
  const remarks = grid.remarks.map((remark) => withoutHeader(remark, from));
  if (header !== undefined) {
    if (header > 0) remarks.push({ kind: 'rowsAboveHeader', count: header });
    if (sameNames.length > 0) remarks.push({ kind: 'sameNames', columns: sameNames });
    if (withoutName.length > 0) remarks.push({ kind: 'withoutName', columns: withoutName });
    remarks.push(...longRows(rows, numbers, filledLength(names)));
  }
  return { columns, rows, numbers, remarks };
}

function withoutHeader(remark: SheetRemark, above: number): SheetRemark {
  if (remark.kind !== 'rowsCut') return remark;
  const { readCount, of } = remark;
  return { ...remark, readCount: readCount - above, of: of === undefined ? undefined : of - above };
}

const plainSpaces = (name: string): string => name.replaceAll(/\s+/g, ' ').trim();

export function uniqueNames(names: readonly string[]): readonly string[] {
  const usedNames = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let count = 2; usedNames.has(free); count += 1) free = `${name} (${count})`;
    usedNames.add(free);
    return free;
  });
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
