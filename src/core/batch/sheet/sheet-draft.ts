import { insertRows, removeRow, replaceRow, rowAt, type Rows, rowsOf, toArray } from '#core/form/rows.ts';
import type { BatchId } from '../batch.ts';
import type { Parameter } from '#core/form/parameter.ts';

import type { Separator } from './cells/cell-items.ts';
import { type ColumnWays, NO_WAYS, wayShown } from './cells/cell-ways.ts';
import { type RowOption } from './row-option.ts';

/** What a column of a sheet fills. */
export type Target =
  /**
   * `within`: the column of a table that is filled, by its name; all of the field where it is absent. `separator`: between the items of a list
   * in one cell, or between those for the rows of a table; a line break where it is absent.
   */
  | {
      readonly kind: 'field';
      readonly name: string;
      readonly within?: string;
      readonly separator?: Separator;
    }
  | { readonly kind: 'option'; readonly name: RowOption }
  /** Kept beside the results, and sent to nobody. */
  | { readonly kind: 'label' }
  | { readonly kind: 'unused' };

export type DraftColumn = {
  /** As the file has it; unique in its sheet. */
  readonly name: string;
  readonly target: Target;
  /** The target was found, and not chosen by a person. */
  readonly auto?: true;
  /** A person said that what looks like an error of the spreadsheet (`#N/A`) is meant as a text. */
  readonly takesErrors?: true;
  /** A person said that it is meant as it is read, whatever its cells show. */
  readonly asRead?: true;
};

export type DraftRow = {
  /** From 1; stays with the row whatever is removed before it. */
  readonly number: number;
  /** One for each column. */
  readonly cells: readonly string[];
  readonly leftOut?: true;
};

/** Where the rows are from. */
export type SheetSource =
  | { readonly kind: 'file'; readonly name: string; readonly sheet?: string }
  | { readonly kind: 'pasted' | 'typed' }
  /** A list field of the form, by its name. */
  | { readonly kind: 'list'; readonly field: string }
  /** The results of a run, by its slug, or of a batch: what they are called. */
  | { readonly kind: 'run'; readonly run: string; readonly name?: string }
  | { readonly kind: 'results'; readonly name: string }
  /** Rows of a batch to be corrected, or sent once more. */
  | {
      readonly kind: 'batch';
      readonly name: string;
      readonly moved?: MovedRows;
      readonly sent?: SentRows;
    };

/** Rows that wait in a batch until they are in one of their own: no row may be sent by both. */
export type MovedRows = {
  readonly from: BatchId;
  /** The greatest number of a row there: what is typed beside them has another. */
  readonly last: number;
  /** USD, as numerals: at how much that batch pauses, and what it had not spent of that. */
  readonly limit?: { readonly of: string; readonly left: string };
};

/** Rows that were sent in a batch, or left out of it: corrected, they go back into it where that can be. */
export type SentRows = Pick<MovedRows, 'last'> & {
  readonly of: BatchId;
  /** By their numbers, with their places there and the attempts that were seen; without one, a row was left out. */
  readonly rows: readonly { readonly number: number; readonly row: number; readonly attempt?: string }[];
};

/** When a batch pauses by itself, as it is typed. */
export type BatchLimits = {
  /** Runs at once; absent where nobody chose: then as many as were seen to be allowed, less one. */
  readonly parallel?: number;
  /** Rows; 0 never. */
  readonly stopAfterFailures: number;
  /** USD; absent where it is not asked for. */
  readonly stopAtSpent?: string | undefined;
};

export const USUAL_LIMITS: BatchLimits = { stopAfterFailures: 5 };

/** A sheet that becomes a batch: each row one run. */
export type SheetDraft = {
  readonly source: SheetSource;
  readonly columns: readonly DraftColumn[];
  readonly rows: Rows<DraftRow>;
  readonly limits: BatchLimits;
  /** How cells were written that are others by now, or are gone. Apart from the columns: what is checked by those stays so. */
  readonly seen?: ColumnWays;
  /** Something was typed into the rows, or some were removed, left out or begun, since they came. */
  readonly edited?: true;
};

export const fills = ({ target }: DraftColumn): boolean =>
  target.kind === 'field' || target.kind === 'option';

/** True for a column that is sent to nobody, without a person having said so. */
export const isUnsent = ({ target, auto }: DraftColumn): boolean => auto === true && target.kind === 'label';

/** Whether a batch keeps what stands in it. */
export const isKept = ({ target }: DraftColumn): boolean => target.kind !== 'unused';

/**
 * What a cell says, without what is blank around it. Where rows of a table come of a cell, a line break in front or behind is the place
 * of an item.
 */
export function saidIn({ target }: DraftColumn, cell = ''): string {
  const said = cell.trim();
  return said === '' || target.kind !== 'field' || target.within === undefined
    ? said
    : cell.replaceAll(/^[^\S\r\n]+|[^\S\r\n]+$/g, '');
}

/** True for a row without anything in it: no run comes of it. */
export const isBlank = ({ cells }: DraftRow): boolean => cells.every((cell) => cell.trim() === '');

/** Names of the fields of which a row that is to be sent has a blank cell: it sends nothing there, whatever the form holds. */
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

/** Rows of a sheet, each with as many cells as there are columns, numbered from 1. */
export function toDraftRows(grid: readonly (readonly string[])[], width: number, first = 1): Rows<DraftRow> {
  return rowsOf(
    grid.map((cells, at) => ({
      number: at + first,
      cells:
        cells.length === width ? cells : Array.from({ length: width }, (_, column) => cells[column] ?? ''),
    })),
  );
}

/** The sheet with a column that fills something else. */
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

/** The sheet with a column in which what looks like an error of the spreadsheet is meant as a text. */
export function takingErrors(sheet: SheetDraft, column: number): SheetDraft {
  const held = sheet.columns[column];
  if (held === undefined || held.takesErrors === true) return sheet;
  return { ...sheet, columns: sheet.columns.with(column, { ...held, takesErrors: true }) };
}

/** The sheet with a column that is meant as it is read, whatever its cells show. */
export function takingAsRead(sheet: SheetDraft, column: number): SheetDraft {
  const held = sheet.columns[column];
  if (held === undefined || held.asRead === true) return sheet;
  return { ...sheet, columns: sheet.columns.with(column, { ...held, asRead: true }) };
}

/** What stands in a cell: several texts where it fills a column of a table. */
export const textsIn = ({ target }: DraftColumn, cell = ''): readonly string[] =>
  target.kind === 'field' && target.within !== undefined
    ? cell.split(target.separator ?? /\r\n|\r|\n/)
    : [cell];

/** How those cells were written that are there no more: it goes on to say how the others are meant. */
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

/** A text for a cell; `row` is its place among the rows, from 0: behind the last one it makes rows. */
export type CellText = { readonly row: number; readonly column: number; readonly text: string };

/** The sheet with texts in cells; the very same where all of them stand there already. */
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

/** Empty rows to stand behind these. */
function newRows({ source, rows, columns }: SheetDraft, count: number): readonly DraftRow[] {
  const from = source.kind === 'batch' ? (source.moved ?? source.sent) : undefined;
  const last = rows.chunks.reduce(
    (most, chunk) => chunk.reduce((number, row) => Math.max(number, row.number), most),
    from?.last ?? 0,
  );
  const cells = columns.map(() => '');
  return Array.from({ length: count }, (_, at) => ({ number: last + 1 + at, cells }));
}

/** The sheet without the rows at these places, from 0. */
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
 * The sheet without rows of which a batch was made, and without blank ones; undefined where none is left. One that was changed since is
 * another. The source is a new one: what is known of how its rows were read would bring those back that were begun.
 */
export function withoutBegun(sheet: SheetDraft, begun: ReadonlySet<DraftRow>): SheetDraft | undefined {
  const left = toArray(sheet.rows).filter((row) => !begun.has(row) && !isBlank(row));
  return left.length > 0
    ? { ...sheet, source: { ...sheet.source }, rows: rowsOf(left), edited: true }
    : undefined;
}

/** The sheet with the rows at these places left out of the batch, or taken back into it. */
export function leaveOut(sheet: SheetDraft, places: readonly number[], out: boolean): SheetDraft {
  const rows = places.reduce((left, at) => {
    const row = rowAt(left, at);
    if (row === undefined || (row.leftOut === true) === out) return left;
    const { leftOut: _, ...rest } = row;
    return replaceRow(left, at, out ? { ...rest, leftOut: true } : rest);
  }, sheet.rows);
  return rows === sheet.rows ? sheet : { ...sheet, rows, edited: true };
}

/** The columns of a table that columns of a sheet can fill: of an item in a cell one value is made, and no list. */
export const fillableColumns = ({ columns }: Pick<Parameter, 'columns'>): Parameter['columns'] =>
  columns.filter(({ multiple }) => !multiple);

/** Places of the columns whose field, or column of its table, the Worker no longer has. */
export const lostColumns = (
  columns: readonly DraftColumn[],
  parameters: readonly Pick<Parameter, 'name' | 'columns'>[],
): readonly number[] =>
  columns.flatMap(({ target }, at) =>
    target.kind === 'field' && !hasTarget(parameters, target) ? [at] : [],
  );

/** Whether a Worker has what a column fills. */
export const hasTarget = (
  parameters: readonly Pick<Parameter, 'name' | 'columns'>[],
  { name, within }: Extract<Target, { readonly kind: 'field' }>,
): boolean =>
  parameters.some(
    (one) =>
      one.name === name &&
      (within === undefined || fillableColumns(one).some((column) => column.name === within)),
  );

/** A target that several columns have, by their places. */
export type Clash = { readonly target: Target; readonly columns: readonly number[] };

/** The targets that more than one column fills; of a table filled as a whole and by its columns, the whole. */
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

/** The names of the fields, or of the run options, that columns fill: a field may have the name of an option. */
export const filledNames = (
  columns: readonly Pick<DraftColumn, 'target'>[],
  kind: 'field' | 'option',
): ReadonlySet<string> =>
  new Set(columns.flatMap(({ target }) => (target.kind === kind ? [target.name] : [])));

/** Tells one target from another, whatever stands between its items. */
export function targetKey(target: Target): string {
  if (target.kind !== 'field') return 'name' in target ? `${target.kind} ${target.name}` : target.kind;
  const within = target.within === undefined ? '' : `\n${target.within}`;
  return `field ${target.name}${within}`;
}
