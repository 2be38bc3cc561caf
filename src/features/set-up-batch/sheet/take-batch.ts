import type { BatchId, BatchPlan, BatchRules, PlannedRow } from '#core/batch/batch.ts';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import type { RowSelection } from '#core/batch/row-selection.ts';
import { isLeftToMend, isUndecided, type RowState } from '#core/batch/state/row-state.ts';
import { withOptionCells } from '#core/batch/sheet/check-rows.ts';
import { ROW_OPTIONS, type RowOption } from '#core/batch/sheet/row-option.ts';
import { readSetUp } from '#core/batch/sheet/sheet-codec.ts';
import {
  type BatchLimits,
  type DraftColumn,
  type MovedRows,
  type SheetDraft,
} from '#core/batch/sheet/sheet-draft.ts';
import { rowsOf, toArray } from '#core/form/rows.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import { type OptionsDraft, toOptionsDraft, withCores } from '#core/options/options-draft.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { uniqueNames } from '#core/sheet/grid.ts';
import { addDecimals, readDecimal, writeDecimal } from '#core/decimal.ts';

import { keepSheet, putBefore } from './sheet-store.ts';

type SourceBatch = { readonly id: BatchId; readonly plan: BatchPlan; readonly state: BatchState };

/**
 * Puts rows of a batch into the set-up of its Worker, to correct and send them again or start them as new:
 * one undo step. Stashes rows that stood there. Left-out rows stay left out.
 * The limits are the batch's current ones; moved rows get what is left of the sum at which it pauses. Run
 * options that differ between rows become columns.
 * Stores the rows in the tab at once, because nothing else does before they change.
 * @param titleOf names such a column
 * @returns why not: `unread` if a build that this one cannot read set the batch up, `undecided` if the
 * only row may have a run whose end is unknown
 */
export function takeBatch(
  { id, plan: { worker, name, base, rows, rules, setUp }, state: batchState }: SourceBatch,
  wanted: RowSelection,
  { key, titleOf }: { readonly key: string | undefined; readonly titleOf: (option: RowOption) => string },
): SheetDraft | 'unread' | 'undecided' {
  const isOpen = (place: number) => batchState.rows[place] && isUndecided(batchState.rows[place]);
  if (rows.some(({ number }, place) => wanted === number && isOpen(place))) return 'undecided';
  const importedRows = rows.flatMap((row, place) => {
    const of = batchState.rows[place];
    return of && isWanted(wanted, of, row.number) ? [{ ...row, place, of }] : [];
  });
  const read = readSetUp(setUp, []);
  if (!read.ok) return 'unread';
  const { names, cellsOf } = ownColumns({ base }, importedRows, read.value.columns);
  const draftRows = importedRows.map(({ number, cells, of }, at) => ({
    number,
    cells: [...cells, ...cellsOf(at)],
    ...(wanted === 'all' && of.state === 'left-out' && { leftOut: true as const }),
  }));
  const { columns } = read.value;
  const titles = uniqueNames([...columns.map((column) => column.name), ...names.map(titleOf)]);
  const own = names.map((option, at): DraftColumn => ({
    name: titles[columns.length + at] ?? option,
    target: { kind: 'option', name: option },
  }));
  const last = rows.reduce((most, { number }) => Math.max(most, number), 0);
  const isMoved = wanted !== 'all' && importedRows.some(({ of }) => of.state === 'waiting');
  const limit = isMoved ? leftOf(batchState) : undefined;
  const sent = importedRows.map(({ number, place, of: { attempt } }) => ({
    number,
    row: place,
    ...(attempt && { attempt: attempt.id }),
  }));
  const back = isMoved
    ? { moved: { from: id, last, ...(limit && { limit }) } }
    : { sent: { of: id, last, rows: sent } };
  const sheet: SheetDraft = {
    ...read.value,
    columns: [...columns, ...own],
    rows: rowsOf(draftRows),
    limits: {
      ...limitsNow(read.value.limits, rules, batchState.rules),
      ...(limit && { stopAtSpent: limit.left }),
    },
    source: { kind: 'batch', name, ...(wanted !== 'all' && back) },
  };
  putBefore(worker, sheet);
  keepSheet(worker, key);
  return sheet;
}

function isWanted(wanted: RowSelection, row: RowState, number: number): boolean {
  if (wanted === 'failed') return isLeftToMend(row);
  return wanted === 'all' || wanted === row.state || wanted === number;
}

/**
 * Limits as changed while the batch ran.
 * @param begun the rules that it was started with
 */
function limitsNow(chosen: BatchLimits, begun: BatchRules, { parallel, ...rules }: BatchRules): BatchLimits {
  const held = parallel === begun.parallel ? chosen.parallel : parallel;
  return { ...rules, ...(held !== undefined && { parallel: held }) };
}

function leftOf({ rules: { stopAtSpent }, spent }: BatchState): MovedRows['limit'] {
  const most = readDecimal(stopAtSpent ?? '');
  if (stopAtSpent === undefined || most === undefined) return undefined;
  const left = addDecimals(most, { units: -spent.units, scale: spent.scale });
  return { of: stopAtSpent, left: left.units > 0n ? writeDecimal(left) : '0' };
}

/**
 * What the rows of a sheet took from the form: as all rows of their batch, except run options that the
 * user has changed since for all of these rows alike.
 */
export function baseOfSheet({ columns, base, rows }: BatchPlan, sheet: SheetDraft): BatchPlan['base'] {
  const numbers = new Set(toArray(sheet.rows).map(({ number }) => number));
  const own = rows.filter(({ number }) => numbers.has(number));
  return { ...base, options: optionsOf(base, own, sheet.columns.slice(0, columns.length)) };
}

/**
 * Run options of the form for some rows: their shared value, the batch's own where they differ, and empty
 * if one row has it empty, which no cell can express.
 */
function optionsOf(
  { options }: BatchPlan['base'],
  rows: readonly PlannedRow[],
  columns: readonly DraftColumn[],
): RunOptions {
  const filled = optionsIn(columns);
  const shared = OPTION_NAMES.flatMap((name) => {
    if (filled.has(name)) return [];
    const [first = options[name], ...others] = new Set(
      rows.map((row) => row.options?.[name] ?? options[name]),
    );
    const held = [first, ...others].includes('') ? '' : others.length === 0 ? first : options[name];
    return [[name, held] as const];
  });
  return { ...options, ...Object.fromEntries(shared) };
}

const optionsIn = (columns: readonly DraftColumn[]): ReadonlySet<keyof RunOptions> =>
  new Set(columns.flatMap(({ target }) => (target.kind === 'option' ? [target.name] : [])));

/** Memory comes first, because it sets the cores. */
const IN_ORDER: readonly RowOption[] = ['memory', ...ROW_OPTIONS.filter((name) => name !== 'memory')];

/** Columns and cells for run options that differ from the form, so that no row loses its limit. */
function ownColumns(
  { base }: Pick<BatchPlan, 'base'>,
  rows: readonly PlannedRow[],
  columns: readonly DraftColumn[],
): { readonly names: readonly RowOption[]; readonly cellsOf: (at: number) => readonly string[] } {
  const held = toOptionsDraft(optionsOf(base, rows, columns));
  const filled = optionsIn(columns);
  const own = rows.map((row) => {
    const wanted = toOptionsDraft({ ...base.options, ...row.options });
    let texts: Partial<OptionsDraft> = {};
    for (const name of IN_ORDER) {
      const now = { ...withOptionCells(held, row, columns), ...withCores(texts) };
      if (!filled.has(name) && now[name] !== wanted[name]) texts = { ...texts, [name]: wanted[name] };
    }
    return texts;
  });
  const names = IN_ORDER.filter((name) => own.some((texts) => texts[name] !== undefined));
  return { names, cellsOf: (at) => names.map((name) => own[at]?.[name] ?? '') };
}
