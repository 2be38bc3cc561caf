import { composeRun, type Composition, type Obstacle } from '#core/draft/compose-run.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Entry, FormValues } from '#core/form/entry.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { Problem } from '#core/form/problem.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { reckonResults } from '#core/price/reckon-results.ts';
import { changeOption, type OptionsDraft } from '#core/options/options-draft.ts';
import type { ReadOptions } from '#core/options/read-options.ts';

import { entryFromCell } from './cell-entry.ts';
import { fills, type DraftColumn, type DraftRow } from './sheet-draft.ts';

/** The form as it stands: what has no column is taken from there. */
export type FormOfBatch = {
  readonly values: FormValues;
  readonly options: OptionsDraft;
  /** The JSON tab holds a text that is not right. */
  readonly isBroken: boolean;
  /** Fields that are still being read into. */
  readonly reading: readonly string[];
};

export type RowRules = {
  readonly worker: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly form: FormOfBatch;
  readonly columns: readonly DraftColumn[];
  readonly readOptions: (options: OptionsDraft) => ReadOptions;
};

/** What keeps a row from being sent, and the place of the column where it is mended; absent where that is the form. */
export type RowProblem = {
  readonly column?: number;
  readonly obstacle: Obstacle;
  /** What is wrong with the value of a field. */
  readonly problem?: Problem;
  /** The title of the table's column in which it is. */
  readonly within?: string;
};

export type RowCheck = Pick<Composition, 'order' | 'built' | 'options'> & {
  readonly problems: readonly RowProblem[];
  readonly subtasks: number;
  /** Results that are charged at the most, as `reckonResults` has it. */
  readonly results: number | undefined;
  /** Rows that have it in common would start the same run. */
  readonly key: string;
};

export type RowChecker = {
  readonly rules: RowRules;
  /** What is wrong with the form itself, in all rows alike. */
  readonly formProblems: readonly Obstacle[];
  /** Composes a row as the form would be with its values; remembered, for a row never changes. */
  readonly check: (row: DraftRow) => RowCheck;
  /** Whether the answer is there. */
  readonly isChecked: (row: DraftRow) => boolean;
};

/** Checks the rows of a sheet by the composition that the form is checked by. */
export function createRowChecker(rules: RowRules): RowChecker {
  const known = new WeakMap<DraftRow, RowCheck>();
  const compose = composerOf(rules);
  const columnOf = columnFinder(rules);
  const formProblems = compose(rules.form).obstacles.filter((obstacle) => columnOf(obstacle) === undefined);
  const check = (row: DraftRow): RowCheck => {
    const { built, options, subtasks, obstacles, order } = compose(formOfRow(rules, row));
    const placed = obstacles.map((obstacle) => toRowProblem(obstacle, columnOf(obstacle), built, rules));
    return {
      ...{ built, options, subtasks: subtasks.count, key: keyOf(rules.columns, row) },
      results: reckonResults(rules.descriptor, built.custom),
      // What is wrong with the form is told once, and not of every row.
      problems: formProblems.length === 0 ? placed : placed.filter(({ column }) => column !== undefined),
      ...(order && { order }),
    };
  };
  return {
    rules,
    formProblems,
    check: (row) => {
      const answer = known.get(row) ?? check(row);
      known.set(row, answer);
      return answer;
    },
    isChecked: (row) => known.has(row),
  };
}

/** What the cells of a row put into the fields of the form; nothing for a blank one. */
export function entriesOfRow(
  { cells }: Pick<DraftRow, 'cells'>,
  columns: readonly DraftColumn[],
  parameters: readonly Parameter[],
): readonly (readonly [string, Entry | undefined])[] {
  return columns.flatMap(({ target }, at) => {
    if (target.kind !== 'field') return [];
    const parameter = parameters.find(({ name }) => name === target.name);
    const entry = parameter && entryFromCell(parameter, cells[at] ?? '', target.separator);
    return [[target.name, entry] as const];
  });
}

/** The form as it would be with the values of a row in it. */
export function formOfRow(
  { descriptor, form, columns }: Pick<RowRules, 'descriptor' | 'form' | 'columns'>,
  row: DraftRow,
): FormOfBatch {
  const entries = new Map(form.values.entries);
  for (const [name, entry] of entriesOfRow(row, columns, descriptor.parameters)) {
    if (entry === undefined) entries.delete(name);
    else entries.set(name, entry);
  }
  let { options } = form;
  for (const [at, { target }] of columns.entries()) {
    const text = row.cells[at]?.trim() ?? '';
    // An option cannot be empty: it is then as in the form.
    if (target.kind === 'option' && text !== '') options = changeOption(options, target.name, text);
  }
  return { ...form, values: { ...form.values, entries }, options };
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

/** Finds the column in which an obstacle is mended, by its place. */
function columnFinder({ columns }: RowRules): (obstacle: Obstacle) => number | undefined {
  const fields = new Map<string, number>();
  const options = new Map<string, number>();
  for (const [at, { target }] of columns.entries()) {
    const filled = target.kind === 'field' ? fields : target.kind === 'option' ? options : undefined;
    if ('name' in target && filled?.has(target.name) === false) filled.set(target.name, at);
  }
  const [someField] = fields.values();
  return (obstacle) => {
    switch (obstacle.kind) {
      case 'field':
        return fields.get(obstacle.place.field);
      case 'option':
        return options.get(obstacle.option);
      case 'empty':
        return fields.get(obstacle.field) ?? someField;
      case 'subtasks':
        return obstacle.problem.kind === 'tooManyTasks'
          ? someField
          : fieldsOf(obstacle.problem).flatMap((name) => fields.get(name) ?? [])[0];
      case 'json':
      case 'reading':
        return undefined;
    }
  };
}

type Subtasks = Extract<Obstacle, { kind: 'subtasks' }>['problem'];

const fieldsOf = (problem: Exclude<Subtasks, { kind: 'tooManyTasks' }>): readonly string[] =>
  problem.kind === 'allEmpty' ? problem.fields : [problem.field];

function toRowProblem(
  obstacle: Obstacle,
  column: number | undefined,
  { problems }: Composition['built'],
  { descriptor }: RowRules,
): RowProblem {
  const field = obstacle.kind === 'field' ? obstacle.place.field : undefined;
  const found = field === undefined ? undefined : problems.get(field)?.first[0];
  const { problem, column: within } = found ?? {};
  const inner = descriptor.parameters
    .find(({ name }) => name === field)
    ?.columns.find(({ name }) => name === within)?.title;
  return {
    obstacle,
    ...(column !== undefined && { column }),
    ...(problem && { problem }),
    ...(inner !== undefined && { within: inner }),
  };
}

const keyOf = (columns: readonly DraftColumn[], { cells }: DraftRow): string =>
  JSON.stringify(
    cells.filter((_, at) => columns[at] !== undefined && fills(columns[at])).map((cell) => cell.trim()),
  );
