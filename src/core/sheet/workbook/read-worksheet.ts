import { columnLetters } from '#core/column-letters.ts';

import { createGrid, isAmong } from '../grid.ts';
import { type Grid, NAMED_IN_REMARK, SHEET_LIMITS, type SheetRemark } from '../sheet.ts';
import { withoutTextPrefix } from '../text-prefix.ts';
import { type CellFormat, isoCellText, numberCellText, PLAIN } from './cell-format.ts';
import { type Attribute, isTrue, readXml, withoutEscapes } from './read-xml.ts';

export type Book = {
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly calendar: { readonly from1904: boolean };
  readonly takeHidden: boolean;
  /** Letters of the columns whose cells are held; absent means all. */
  readonly columns?: readonly string[] | undefined;
  /** Filled rows and bytes after which reading may stop; absent means read all. */
  readonly most?: { readonly rows: number; readonly bytes: number };
  readonly onProgress?: ((part: number) => void) | undefined;
};

const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;
/** Maximum UTF-16 units of a spreadsheet cell. */
const MOST_OF_CELL = 32_767;

type OpenCell = {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  inline: string;
  hasFormula: boolean;
};

export function readWorksheet(bytes: Uint8Array, book: Book): Grid {
  const rows = createRows(bytes, book);
  let cell: OpenCell | undefined;
  let into: 'value' | 'inline' | undefined;
  let column = 0;
  let readings = 0;
  const opened = new Map<string, (attribute: Attribute) => unknown>([
    ['col', (attribute) => isTrue(attribute('hidden')) && rows.hide(attribute('min'), attribute('max'))],
    [
      'row',
      (attribute) => {
        column = 0;
        rows.open(Number(attribute('r')), isTrue(attribute('hidden')));
      },
    ],
    [
      'c',
      (attribute) => {
        column = columnOf(attribute('r')) ?? column + 1;
        const [type = 'n', style = ''] = [attribute('t'), attribute('s')];
        cell = { column, type, style: Number(style), value: '', inline: '', hasFormula: false };
      },
    ],
    ['v', () => (into = 'value')],
    ['t', () => (into = readings === 0 ? 'inline' : undefined)],
    ['rPh', () => (readings += 1)],
    [
      'f',
      () => {
        if (cell) cell.hasFormula = true;
      },
    ],
  ]);
  readXml(bytes, {
    open: (name, attribute) => {
      into = undefined;
      opened.get(name)?.(attribute);
    },
    text: (text) => {
      if (cell && into) cell[into] += text;
    },
    close: (name) => {
      into = undefined;
      if (name === 'c' && cell) {
        rows.take(cell, textOf(cell, book));
        cell = undefined;
      } else if (name === 'row') rows.close();
      else if (name === 'rPh') readings -= 1;
    },
    ...(book.onProgress && { onProgress: book.onProgress }),
    isEnough: rows.isEnough,
  });
  return rows.finish();
}

function columnOf(reference: string | undefined): number | undefined {
  let column = 0;
  for (let at = 0; at < (reference?.length ?? 0); at += 1) {
    const letter = (reference ?? '').charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? undefined : column;
}

function textOf(
  { type, style, value, inline }: OpenCell,
  { strings, formats, calendar }: Book,
): string | undefined {
  const read = TEXT_OF_TYPE.get(type);
  const text = read
    ? read({ value, inline, strings })
    : value && numberCellText(value, formats[style] ?? PLAIN, calendar);
  return text && withoutTextPrefix(text);
}

type CellContent = Pick<OpenCell, 'value' | 'inline'> & Pick<Book, 'strings'>;

const isBlank = (value: string): boolean => value.trim() === '';

/** By cell type (ECMA-376, part 1, 18.18.11); all other types are numbers. */
const TEXT_OF_TYPE: ReadonlyMap<string, (content: CellContent) => string | undefined> = new Map([
  ['s', ({ value, strings }) => (isBlank(value) ? '' : strings[Number(value)])],
  ['inlineStr', ({ inline }) => withoutEscapes(inline)],
  ['str', ({ value }) => withoutEscapes(value)],
  ['b', ({ value }) => (isBlank(value) ? '' : isTrue(value) ? 'TRUE' : 'FALSE')],
  ['d', ({ value }) => isoCellText(value)],
  ['e', ({ value }) => value],
]);

function cutText(text: string): string {
  if (text.length <= MOST_OF_CELL) return text;
  const last = text.charCodeAt(MOST_OF_CELL - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? MOST_OF_CELL - 1 : MOST_OF_CELL);
}

const ALL = { rows: Infinity, bytes: Infinity };

function createRows(bytes: Uint8Array, { takeHidden, columns: letters, most = ALL }: Book) {
  const isWanted = letters && isAmong(letters);
  const grid = createGrid(isWanted && ((place) => isWanted((columns[place] ?? place + 1) - 1)));
  const oddCells = createOddCells();
  const merges = createMerges(bytes);
  const hidden: boolean[] = [];
  const usedHidden = new Set<number>();
  let [number, seen, hiddenRows, widest, given] = [0, 0, 0, 0, 0];
  let [isHidden, isFilled] = [false, false];
  /** Columns that may still be hidden: a hostile file may hide the same again and again. */
  let hides = 4 * MOST_COLUMNS;
  let cells: string[] = [];
  const places: number[] = [];
  const columns: number[] = [];
  const placeOf = (column: number): number | undefined => {
    while (places.length < column) {
      const next = places.length + 1;
      const isOut = hidden[next] === true && !takeHidden;
      places.push(isOut ? -1 : columns.length);
      if (!isOut) columns.push(next);
    }
    const place = places[column - 1] ?? -1;
    return place === -1 ? undefined : place;
  };
  const put = (column: number, text: string) => {
    const place = placeOf(column);
    if (hidden[column] === true) usedHidden.add(column);
    if (place === undefined) return;
    widest = Math.max(widest, place + 1);
    if (place >= SHEET_LIMITS.columns) return;
    while (cells.length < place) cells.push('');
    cells[place] = text;
  };
  return {
    hide: (from = '', to = '') => {
      const last = Math.min(Number(to), MOST_COLUMNS);
      for (let column = Math.max(1, Number(from)); column <= last && hides > 0; column += 1) {
        hidden[column] = true;
        hides -= 1;
      }
    },
    open: (at: number, hide: boolean) => {
      seen += 1;
      number = at >= 1 && at <= MOST_ROWS ? at : number + 1;
      isHidden = hide;
      isFilled = false;
      cells = [];
    },
    take: (cell: OpenCell, whole: string | undefined) => {
      const { column } = cell;
      if (column > MOST_COLUMNS) return;
      const text = cutText(whole ?? '');
      merges.begin(column, number, text);
      isFilled ||= text !== '';
      if (isHidden && !takeHidden) return;
      oddCells.add(oddityOf(cell, whole), column, number);
      if (text !== '') put(column, text);
    },
    close: () => {
      if (isHidden && isFilled) hiddenRows += 1;
      if (!isFilled) return;
      if (isHidden && !takeHidden) {
        grid.pass();
        return;
      }
      for (const [column, text] of merges.over(number)) {
        if ((cells[placeOf(column) ?? -1] ?? '') === '') put(column, text);
      }
      if (given < most.rows) grid.take(number, cells);
      given += 1;
    },
    isEnough: (read: number) => given >= most.rows || read >= most.bytes || seen > MOST_ROWS,
    finish: (): Grid => {
      const held = grid.finish({
        whole: seen <= MOST_ROWS,
        cells: widest,
        dropsFirst: true,
        columnAt: (place) => (columns[place] ?? place + 1) - 1,
      });
      const remarks: SheetRemark[] = [];
      if (hiddenRows > 0) remarks.push({ kind: 'hiddenRows', count: hiddenRows, areRead: takeHidden });
      if (usedHidden.size > 0)
        remarks.push({ kind: 'hiddenColumns', count: usedHidden.size, areRead: takeHidden });
      remarks.push(...merges.remarks(), ...oddCells.remarks());
      return { ...held, remarks: [...held.remarks, ...remarks] };
    },
  };
}

type Oddity = (typeof ODDITIES)[number];
const ODDITIES = ['errorCells', 'formulasWithoutResult', 'textsMissing', 'textsCut'] as const;

function oddityOf({ type, value, hasFormula }: OpenCell, text: string | undefined): Oddity | undefined {
  if (text === undefined) return 'textsMissing';
  if (text.length > MOST_OF_CELL) return 'textsCut';
  if (type === 'e') return 'errorCells';
  return hasFormula && value === '' && type !== 'str' ? 'formulasWithoutResult' : undefined;
}

function createOddCells() {
  const found = new Map<Oddity, { count: number; readonly cells: string[] }>();
  return {
    add: (kind: Oddity | undefined, column: number, row: number) => {
      if (kind === undefined) return;
      const named = found.get(kind) ?? { count: 0, cells: [] };
      found.set(kind, named);
      named.count += 1;
      if (named.cells.length < NAMED_IN_REMARK) named.cells.push(`${columnLetters(column - 1)}${row}`);
    },
    remarks: (): readonly SheetRemark[] =>
      ODDITIES.flatMap((kind) => {
        const named = found.get(kind);
        return named ? [{ kind, ...named }] : [];
      }),
  };
}

/** Bytes at the end of a worksheet that name its merged cells. */
const TAIL = 8 * 1024 * 1024;

/** Repeats the text of merged cells in each of their rows, in their first column. */
function createMerges(bytes: Uint8Array) {
  const text = new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, bytes.length - TAIL)));
  const named = text
    .slice(text.lastIndexOf('sheetData') + 1)
    .matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})["']/g);
  const ends = new Map<string, number>();
  for (const [, letters = '', from = '', to = ''] of named)
    if (Number(to) > Number(from)) ends.set(`${letters}${from}`, Number(to));
  const running = new Map<number, { readonly until: number; readonly text: string }>();
  let filled = 0;
  return {
    begin: (column: number, row: number, text: string) => {
      const until = ends.size === 0 ? undefined : ends.get(`${columnLetters(column - 1)}${row}`);
      if (until === undefined || text === '') return;
      filled += 1;
      running.set(column, { until, text });
    },
    *over(row: number): Generator<readonly [column: number, text: string]> {
      for (const [column, { until, text }] of running) {
        if (row > until) running.delete(column);
        else yield [column, text];
      }
    },
    remarks: (): readonly SheetRemark[] => (filled === 0 ? [] : [{ kind: 'mergedCells', count: filled }]),
  };
}
