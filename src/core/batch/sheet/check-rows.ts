import { composeRun, type Composition, type Obstacle } from '#core/draft/compose-run.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Entry, FormValues } from '#core/form/entry.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { Problem } from '#core/form/problem.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { switchesOf } from '#core/price/learn-prices.ts';
import { estimateResults } from '#core/price/estimate-results.ts';
import { type OptionsDraft, withCores } from '#core/options/options-draft.ts';
import type { ReadOptions } from '#core/options/read-options.ts';

import type { ColumnWays, Doubt } from './cells/cell-ways.ts';
import { entryOf, type Filler, fillersOf, type MissingPart, missingParts, unevenCells } from './fillers.ts';
import { partTexts } from './cells/cell-items.ts';
import { sheetErrorIn } from './sheet-error.ts';
import { fills, type DraftColumn, type DraftRow } from './sheet-draft.ts';

export type FormOfBatch = {
  readonly values: FormValues;
  readonly options: OptionsDraft;
  readonly isBroken: boolean;
  readonly reading: readonly string[];
};

export type RowRules = {
  readonly worker: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly form: FormOfBatch;
  readonly columns: readonly DraftColumn[];
  readonly readOptions: (options: OptionsDraft) => ReadOptions;
};

type CellFault =
  /** Its number of items differs from that of `other`, the place of the table's column with the most. */
  | { readonly kind: 'uneven'; readonly count: number; readonly other: number; readonly most: number }
  | { readonly kind: 'sheetError'; readonly text: string }
  | ({
      readonly kind: 'doubtful';
      readonly cells: { readonly own: string; readonly other: string };
    } & Doubt);

/** Why a row cannot be sent, and the place of the column to correct; no place if the form must be corrected. */
export type RowProblem = {
  readonly column?: number;
  readonly obstacle: Obstacle | CellFault;
  readonly problem?: Problem;
  readonly within?: string;
};

export type RowCheck = Pick<Composition, 'order' | 'built' | 'options'> & {
  readonly problems: readonly RowProblem[];
  readonly subtasks: number;
  readonly results: number | undefined;
  readonly switches: string;
  readonly key: string;
};

export type RowChecker = {
  readonly rules: RowRules;
  readonly formProblems: readonly Obstacle[];
  /** Required table columns that no sheet column fills. They affect all rows alike and are reported in none. */
  readonly missing: readonly MissingPart[];
  /** Composes a row as the form would with its values. Memoized per row, which is immutable. */
  readonly check: (row: DraftRow) => RowCheck;
  /** As `check`, but ignores the notation of the other rows. */
  readonly checkAlone: (row: DraftRow) => RowCheck;
  readonly ways: ColumnWays;
  readonly isChecked: (row: DraftRow) => boolean;
};

export function createRowChecker(rules: RowRules): RowChecker {
  const known = new WeakMap<DraftRow, RowCheck>();
  const compose = composerOf(rules);
  const columnOf = columnFinder(rules);
  const formProblems = compose(rules.form).obstacles.filter((obstacle) => columnOf(obstacle) === undefined);
  const missing = missingParts(fillersOf(rules.columns, rules.descriptor.parameters));
  const check = (row: DraftRow): RowCheck => {
    const { built, options, subtasks, obstacles, order } = compose(formOfRow(rules, row));
    const faults = faultsOf(rules, row);
    const placed = obstacles.flatMap((obstacle) =>
      toRowProblems(obstacle, { columnOf, missing }, built, rules),
    );
    // What a cell holds is told before what it lacks as a value.
    const problems = onePerCell([...faults, ...placed]);
    return {
      built,
      options,
      subtasks: subtasks.count,
      key: keyOf(rules.columns, row),
      results: estimateResults(rules.descriptor, built.custom),
      switches: switchesOf(rules.descriptor.parameters, built.custom),
      // What is wrong with the form is told once, and not of every row.
      problems: formProblems.length === 0 ? problems : problems.filter(({ column }) => column !== undefined),
      ...(order && faults.length === 0 && { order }),
    };
  };
  const checkAlone = (row: DraftRow): RowCheck => {
    const answer = known.get(row) ?? check(row);
    known.set(row, answer);
    return answer;
  };
  return {
    rules,
    formProblems,
    missing,
    ways: new Map(),
    check: checkAlone,
    checkAlone,
    isChecked: (row) => known.has(row),
  };
}

export const entriesOfRow = (
  row: Pick<DraftRow, 'cells'>,
  columns: readonly DraftColumn[],
  parameters: readonly Parameter[],
): readonly (readonly [string, Entry | undefined])[] =>
  fillersOf(columns, parameters).map((filler) => [filler.parameter.name, entryOf(filler, row)]);

export function formOfRow(
  { descriptor, form, columns }: Pick<RowRules, 'descriptor' | 'form' | 'columns'>,
  row: DraftRow,
): FormOfBatch {
  const entries = new Map(form.values.entries);
  for (const [name, entry] of entriesOfRow(row, columns, descriptor.parameters)) {
    if (entry === undefined) entries.delete(name);
    else entries.set(name, entry);
  }
  return {
    ...form,
    values: { ...form.values, entries },
    options: withOptionCells(form.options, row, columns),
  };
}

/** Applies the run options in a row's cells; a memory size also sets its cores unless a cell names them. */
export function withOptionCells(
  options: OptionsDraft,
  { cells }: Pick<DraftRow, 'cells'>,
  columns: readonly DraftColumn[],
): OptionsDraft {
  const named = columns.flatMap(({ target }, at) => {
    const text = cells[at]?.trim() ?? '';
    // An option cannot be empty: it is then as in the form.
    return target.kind === 'option' && text !== '' ? [[target.name, text] as const] : [];
  });
  return named.length === 0 ? options : { ...options, ...withCores(Object.fromEntries(named)) };
}

function composerOf({ worker, descriptor, readOptions }: RowRules) {
  let last: { readonly typed: OptionsDraft; readonly read: ReadOptions } | undefined;
  // Most rows leave the options as they are in the form.
  const readOnce = (typed: OptionsDraft): ReadOptions => {
    if (last?.typed !== typed) last = { typed, read: readOptions(typed) };
    return last.read;
  };
  return (form: FormOfBatch) => composeRun({ worker, descriptor }, form, { readOptions: readOnce });
}

function faultsOf({ columns, descriptor }: RowRules, row: DraftRow): readonly RowProblem[] {
  const errors = columns.flatMap((column, at) => {
    const text = sheetErrorIn(column, row.cells[at] ?? '');
    return text === undefined ? [] : [{ column: at, obstacle: { kind: 'sheetError' as const, text } }];
  });
  const uneven = fillersOf(columns, descriptor.parameters).flatMap((filler) =>
    unevenCells(filler, row).map(({ at, ...of }) => ({
      column: at,
      obstacle: { kind: 'uneven' as const, ...of },
    })),
  );
  return [...errors, ...uneven];
}

function onePerCell(problems: readonly RowProblem[]): readonly RowProblem[] {
  const seen = new Set<number>();
  return problems.filter(({ column }) => {
    if (column === undefined) return true;
    const isFirst = !seen.has(column);
    seen.add(column);
    return isFirst;
  });
}

const partAt = (parts: Filler['parts'] | undefined, column: string | undefined): number | undefined =>
  (parts?.find(({ within }) => within?.name === column) ?? parts?.[0])?.at;

type ColumnFinder = (obstacle: Obstacle) => number | undefined;

function columnFinder({ columns, descriptor }: RowRules): ColumnFinder {
  const fillers = new Map(
    fillersOf(columns, descriptor.parameters).map(({ parameter, parts }) => [parameter.name, parts]),
  );
  const fields = new Map([...fillers].flatMap(([name, [part]]) => (part ? [[name, part.at] as const] : [])));
  const options = new Map<string, number>();
  for (const [at, { target }] of columns.entries())
    if (target.kind === 'option' && !options.has(target.name)) options.set(target.name, at);
  const [someField] = fields.values();
  return (obstacle) => {
    switch (obstacle.kind) {
      case 'field':
        return partAt(fillers.get(obstacle.place.field), obstacle.place.column);
      case 'option':
        return options.get(obstacle.option);
      case 'empty':
        return fields.get(obstacle.field) ?? someField;
      case 'subtasks':
        return fieldsOf(obstacle.problem).flatMap((name) => fields.get(name) ?? [])[0];
      case 'json':
      case 'reading':
        return undefined;
    }
  };
}

type Subtasks = Extract<Obstacle, { kind: 'subtasks' }>['problem'];

const fieldsOf = (problem: Subtasks): readonly string[] =>
  problem.kind === 'allEmpty' ? problem.fields : [problem.field];

type CheckedPlaces = { readonly columnOf: ColumnFinder; readonly missing: readonly MissingPart[] };

/**
 * Reports a table that several columns fill per column; parts that no column fills are reported once for
 * all rows.
 */
function toRowProblems(
  obstacle: Obstacle,
  { columnOf, missing }: CheckedPlaces,
  { problems }: Composition['built'],
  { columns, descriptor }: RowRules,
): readonly RowProblem[] {
  const field = obstacle.kind === 'field' ? obstacle.place.field : undefined;
  const found = field === undefined ? [] : (problems.get(field)?.first ?? []);
  const first = columnOf(obstacle);
  if (field === undefined || found.length === 0) return [{ obstacle, ...placed(first) }];
  const parameter = descriptor.parameters.find(({ name }) => name === field);
  const isMissing = ({ problem, column }: (typeof found)[number]) =>
    problem.kind === 'required' && missing.some((one) => one.field === field && one.within === column);
  const own = found.filter((one) => !isMissing(one));
  return own.slice(0, first === undefined ? 1 : undefined).map(({ problem, column: within }) => {
    const place = { field, ...(within !== undefined && { column: within }) };
    const at = columnOf({ kind: 'field', place, missing: false });
    const target = at === undefined ? undefined : columns[at]?.target;
    const isThere = target?.kind === 'field' && target.within === within;
    const inner = parameter?.columns.find(({ name }) => name === within)?.title;
    return {
      obstacle,
      problem,
      ...placed(at),
      ...(inner !== undefined && !isThere && { within: inner }),
    };
  });
}

const placed = (column: number | undefined) => (column === undefined ? {} : { column });

/** Key by parsed items: a trailing separator adds no item. */
const keyOf = (columns: readonly DraftColumn[], { cells }: DraftRow): string =>
  JSON.stringify(columns.map((column, at) => givenBy(column, cells[at])));

const givenBy = (column: DraftColumn, cell = ''): string | readonly string[] | undefined => {
  const { target } = column;
  if (target.kind === 'field' && target.within !== undefined) return partTexts(cell, target.separator);
  return fills(column) ? cell.trim() : undefined;
};
