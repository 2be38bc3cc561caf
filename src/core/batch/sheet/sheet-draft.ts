import { insertRows, removeRow, replaceRow, rowAt, type Rows, rowsOf, toArray } from '#core/form/rows.ts';
import type { BatchId } from '../batch.ts';
import type { Parameter } from '#core/form/parameter.ts';

import type { Separator } from './cells/cell-items.ts';
import { type ColumnWays, NO_WAYS, wayShown } from './cells/cell-ways.ts';
import { type RowOption } from './row-option.ts';

export type Target =
  /**
   * `within`: the name of the filled table column; absent for the whole field. `separator`: between
   * items or table rows in one cell; a line break by default.
   */
  | {
      readonly kind: 'field';
      readonly name: string;
      readonly within?: string;
      readonly separator?: Separator;
    }
  | { readonly kind: 'option'; readonly name: RowOption }
  /** Shown beside the results and never sent. */
  | { readonly kind: 'label' }
  | { readonly kind: 'unused' };

export type DraftColumn = {
  readonly name: string;
  readonly target: Target;
  readonly auto?: true;
  /** The person confirmed that text like a spreadsheet error (`#N/A`) is meant as text. */
  readonly takesErrors?: true;
  /** The person confirmed the reading, whatever the notation of its cells. */
  readonly asRead?: true;
};

export type DraftRow = {
  /** From 1; stays with the row when earlier rows are removed. */
  readonly number: number;
  readonly cells: readonly string[];
  readonly leftOut?: true;
};

export type SheetSource =
  | { readonly kind: 'file'; readonly name: string; readonly sheet?: string }
  | { readonly kind: 'pasted' | 'typed' }
  | { readonly kind: 'list'; readonly field: string }
  | { readonly kind: 'run'; readonly run: string; readonly name?: string }
  | { readonly kind: 'results'; readonly name: string }
  | {
      readonly kind: 'batch';
      readonly name: string;
      readonly moved?: MovedRows;
      readonly sent?: SentRows;
    };

/** Rows that wait in another batch until they move to their own: both must not send the same row. */
export type MovedRows = {
  readonly from: BatchId;
  /** The greatest row number there; rows typed here get higher numbers. */
  readonly last: number;
  /** USD as numerals: that batch's spending limit, and the unspent part. */
  readonly limit?: { readonly of: string; readonly left: string };
};

/** Rows that were sent in a batch or left out of it; corrected, they return to it if possible. */
export type SentRows = Pick<MovedRows, 'last'> & {
  readonly of: BatchId;
  /** By number, with their place there and the attempt that was seen; a row without an attempt was left out. */
  readonly rows: readonly { readonly number: number; readonly row: number; readonly attempt?: string }[];
};

export type BatchLimits = {
  /** Parallel runs; if absent, one less than the number that was seen to be allowed. */
  readonly parallel?: number;
  /** Rows; 0 means never. */
  readonly stopAfterFailures: number;
  /** USD; absent if not set. */
  readonly stopAtSpent?: string | undefined;
};

export const USUAL_LIMITS: BatchLimits = { stopAfterFailures: 5 };

export type SheetDraft = {
  readonly source: SheetSource;
  readonly columns: readonly DraftColumn[];
  readonly rows: Rows<DraftRow>;
  readonly limits: BatchLimits;
  /**
   * Notations of cells that were changed or removed. Separate from the columns, so that checks by column
   * stay valid.
   */
  readonly seen?: ColumnWays;
  readonly edited?: true;
};

export const fills = ({ target }: DraftColumn): boolean =>
  target.kind === 'field' || target.kind === 'option';

/** True for a column that is not sent although the person did not decide so. */
export const isUnsent = ({ target, auto }: DraftColumn): boolean => auto === true && target.kind === 'label';

export const isUsedColumn = ({ target }: DraftColumn): boolean => target.kind !== 'unused';

/**
 * The trimmed text of a cell. In a cell for table rows, a leading or trailing line break is the place of
 * an item.
 */
export function saidIn({ target }: DraftColumn, cell = ''): string {
  const said = cell.trim();
  return said === '' || target.kind !== 'field' || target.within === undefined
    ? said
    : cell.replaceAll(/^[^\S\r\n]+|[^\S\r\n]+$/g, '');
}

export const isBlank = ({ cells }: DraftRow): boolean => cells.every((cell) => cell.trim() === '');

/** Fields with a blank cell in a row to send: that row sends nothing there, whatever the form holds. */
export function blankFields({ columns, rows }: Pick<SheetDraft, 'columns' | 'rows'>): ReadonlySet<string> {
  const places = new Map<string, number[]>();
  for (const [at, { target }] of columns.entries())
    if (target.kind === 'field') places.set(target.name, [...(places.get(target.name) ?? []), at]);
  const blank = [...places].filter(([, ats]) => {
    const isBlankHere = (row: DraftRow) =>
      ats.every((at) => row.cells[at]?.trim() === '') && row.leftOut !== true && !isBlank(row);
    return rows.chunks.some((chunk) => chunk.some(isBlankHere));
  });
  return new Set(blank.map(([name]) => name));
}

export function toDraftRows(grid: readonly (readonly string[])[], width: number, first = 1): Rows<DraftRow> {
  return rowsOf(
    grid.map((cells, at) => ({
      number: at + first,
      cells:
        cells.length === width ? cells : Array.from({ length: width }, (_, column) => cells[column] ?? ''),
    })),
  );
}

export function withTarget(sheet: SheetDraft, column: number, target: Target): SheetDraft {
  const held = sheet.columns[column];
  if (held === undefined) return sheet;
  const { seen, ...rest } = sheet;
  const left = new Map([...(seen ?? [])].filter(([at]) => at !== column));
  return {
    ...rest,
    ...(left.size > 0 && { seen: left }),
    columns: sheet.columns.with(column, { name: held.name, target }),
  };
}

export function takingErrors(sheet: SheetDraft, column: number): SheetDraft {
  const held = sheet.columns[column];
  if (held === undefined || held.takesErrors === true) return sheet;
  return { ...sheet, columns: sheet.columns.with(column, { ...held, takesErrors: true }) };
}

export function takingAsRead(sheet: SheetDraft, column: number): SheetDraft {
  const held = sheet.columns[column];
  if (held === undefined || held.asRead === true) return sheet;
  return { ...sheet, columns: sheet.columns.with(column, { ...held, asRead: true }) };
}

export const textsIn = ({ target }: DraftColumn, cell = ''): readonly string[] =>
  target.kind === 'field' && target.within !== undefined
    ? cell.split(target.separator ?? /\r\n|\r|\n/)
    : [cell];

function seenIn(
  { columns, seen }: SheetDraft,
  gone: readonly { readonly column: number; readonly text: string | undefined }[],
): Pick<SheetDraft, 'seen'> {
  let all = seen;
  for (const { column: at, text } of gone) {
    const column = columns[at];
    const known = all?.get(at) ?? NO_WAYS;
    const ways = column && fills(column) ? textsIn(column, text).flatMap((one) => wayShown(one) ?? []) : [];
    if (ways.some((way) => !known.has(way))) all = new Map(all).set(at, new Set([...known, ...ways]));
  }
  return all ? { seen: all } : {};
}

export type CellText = { readonly row: number; readonly column: number; readonly text: string };

export function withCells(sheet: SheetDraft, texts: readonly CellText[]): SheetDraft {
  const last = texts.reduce((most, { row }) => Math.max(most, row), -1);
  const missing = last + 1 - sheet.rows.length;
  let rows = missing > 0 ? insertRows(sheet.rows, sheet.rows.length, newRows(sheet, missing)) : sheet.rows;
  const changed = new Map<number, string[]>();
  const gone: { readonly column: number; readonly text: string | undefined }[] = [];
  for (const { row: at, column, text } of texts) {
    const row = rowAt(rows, at);
    if (row === undefined || column >= sheet.columns.length) continue;
    if (row.cells[column] !== text) gone.push({ column, text: row.cells[column] });
    const cells = changed.get(at) ?? [...row.cells];
    cells[column] = text;
    changed.set(at, cells);
  }
  for (const [at, cells] of changed) {
    const row = rowAt(rows, at);
    if (row && cells.some((cell, column) => cell !== row.cells[column]))
      rows = replaceRow(rows, at, { ...row, cells });
  }
  if (rows === sheet.rows) return sheet;
  return { ...sheet, ...seenIn(sheet, gone), rows, edited: true };
}

function newRows({ source, rows, columns }: SheetDraft, count: number): readonly DraftRow[] {
  const from = source.kind === 'batch' ? (source.moved ?? source.sent) : undefined;
  const last = rows.chunks.reduce(
    (most, chunk) => chunk.reduce((number, row) => Math.max(number, row.number), most),
    from?.last ?? 0,
  );
  const cells = columns.map(() => '');
  return Array.from({ length: count }, (_, at) => ({ number: last + 1 + at, cells }));
}

export function withoutRows(sheet: SheetDraft, places: readonly number[]): SheetDraft {
  if (places.length === 0) return sheet;
  const cells = places.flatMap(
    (at) => rowAt(sheet.rows, at)?.cells.map((text, column) => ({ column, text })) ?? [],
  );
  const rest = { ...sheet, ...seenIn(sheet, cells), edited: true as const };
  const [only] = places;
  if (places.length === 1 && only !== undefined) return { ...rest, rows: removeRow(sheet.rows, only) };
  const gone = new Set(places);
  return { ...rest, rows: rowsOf(toArray(sheet.rows).filter((_, at) => !gone.has(at))) };
}

/**
 * Removes blank rows and rows that a batch was made of; undefined if none is left. A row changed since
 * stays.
 * The source is new, because the old reading state would restore the removed rows.
 */
export function withoutBegun(sheet: SheetDraft, begun: ReadonlySet<DraftRow>): SheetDraft | undefined {
  const left = toArray(sheet.rows).filter((row) => !begun.has(row) && !isBlank(row));
  return left.length > 0
    ? { ...sheet, source: { ...sheet.source }, rows: rowsOf(left), edited: true }
    : undefined;
}

export function leaveOut(sheet: SheetDraft, places: readonly number[], out: boolean): SheetDraft {
  const rows = places.reduce((left, at) => {
    const row = rowAt(left, at);
    if (row === undefined || (row.leftOut === true) === out) return left;
    const { leftOut: _, ...rest } = row;
    return replaceRow(left, at, out ? { ...rest, leftOut: true } : rest);
  }, sheet.rows);
  return rows === sheet.rows ? sheet : { ...sheet, rows, edited: true };
}

/** The table columns that sheet columns can fill: an item in a cell becomes one value, not a list. */
export const fillableColumns = ({ columns }: Pick<Parameter, 'columns'>): Parameter['columns'] =>
  columns.filter(({ multiple }) => !multiple);

export const lostColumns = (
  columns: readonly DraftColumn[],
  parameters: readonly Pick<Parameter, 'name' | 'columns'>[],
): readonly number[] =>
  columns.flatMap(({ target }, at) =>
    target.kind === 'field' && !hasTarget(parameters, target) ? [at] : [],
  );

export const hasTarget = (
  parameters: readonly Pick<Parameter, 'name' | 'columns'>[],
  { name, within }: Extract<Target, { readonly kind: 'field' }>,
): boolean =>
  parameters.some(
    (one) =>
      one.name === name &&
      (within === undefined || fillableColumns(one).some((column) => column.name === within)),
  );

export type Clash = { readonly target: Target; readonly columns: readonly number[] };

/** Targets that several columns fill; if a table is filled both whole and by column, the whole. */
export function clashesOf(columns: readonly DraftColumn[]): readonly Clash[] {
  const wholes = new Set(
    columns.flatMap(({ target }) =>
      target.kind === 'field' && target.within === undefined ? [target.name] : [],
    ),
  );
  const byTarget = new Map<string, { readonly target: Target; readonly columns: number[] }>();
  for (const [at, column] of columns.entries()) {
    if (!fills(column)) continue;
    const { target } = column;
    const isInWhole = target.kind === 'field' && wholes.has(target.name);
    const clashing: Target = isInWhole ? { kind: 'field', name: target.name } : target;
    const held = byTarget.get(targetKey(clashing));
    if (held) held.columns.push(at);
    else byTarget.set(targetKey(clashing), { target: clashing, columns: [at] });
  }
  return [...byTarget.values()].filter((clash) => clash.columns.length > 1);
}

/** Names of the fields or run options that columns fill, kept apart because a field may have an option's name. */
export const filledNames = (
  columns: readonly Pick<DraftColumn, 'target'>[],
  kind: 'field' | 'option',
): ReadonlySet<string> =>
  new Set(columns.flatMap(({ target }) => (target.kind === kind ? [target.name] : [])));

export function targetKey(target: Target): string {
  if (target.kind !== 'field') return 'name' in target ? `${target.kind} ${target.name}` : target.kind;
  const within = target.within === undefined ? '' : `\n${target.within}`;
  return `field ${target.name}${within}`;
}
