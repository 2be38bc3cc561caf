import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { Splitting, WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { buildCustom, type BuiltCustom } from '#core/form/build-custom.ts';
import type { FormValues } from '#core/form/entry.ts';
import { isOnlyMissing } from '#core/form/problem.ts';
import { isComplete, type ReadOptions } from '#core/options/read-options.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import type { RunOrder } from '#core/run/run.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import {
  isSureRefusal,
  splitIntoSubtasks,
  splittingFields,
  type SubtaskProblem,
  type SubtaskSplit,
} from '#core/subtasks/split-into-subtasks.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

/** A field of the form and, in a list or table, the row (from 0) and column; or the JSON of the whole input. */
export type FieldPlace = { readonly field: string; readonly row?: number; readonly column?: string };

/** A reason that prevents a start. `missing`: nothing is wrong except an empty field. */
export type Obstacle =
  | { readonly kind: 'json' }
  | { readonly kind: 'reading'; readonly field: string }
  | { readonly kind: 'field'; readonly place: FieldPlace; readonly missing: boolean }
  | {
      readonly kind: 'subtasks';
      readonly problem: SubtaskProblem;
      readonly field: string | undefined;
      readonly missing: boolean;
    }
  | { readonly kind: 'empty'; readonly field: string }
  | { readonly kind: 'option'; readonly option: keyof RunOptions };

export type Composition = {
  readonly built: BuiltCustom;
  readonly options: ReadOptions;
  readonly subtasks: SubtaskSplit;
  readonly order?: Omit<RunOrder, 'options'> & { readonly options: RunOptions };
  readonly obstacles: readonly Obstacle[];
};

type ComposeInput = {
  readonly values: FormValues;
  readonly options: OptionsDraft;
  readonly isBroken: boolean;
  readonly reading: readonly string[];
};

type ComposeRules = { readonly readOptions: (options: OptionsDraft) => ReadOptions };

/** Composes the run of a draft. The only place that decides what is sent and what prevents it. */
export function composeRun(
  { worker, descriptor }: { readonly worker: WorkerSlug; readonly descriptor: WorkerDescriptor },
  { values, options: typed, isBroken, reading }: ComposeInput,
  { readOptions }: ComposeRules,
): Composition {
  const { parameters, splitting } = descriptor;
  const built = buildCustom(parameters, values);
  const options = readOptions(typed);
  const subtasks = splitIntoSubtasks(splitting, built.custom, { pending: pendingFields(splitting, built) });
  const inForm = obstaclesOfForm(descriptor, built);
  // A list that is wrong in itself is left out of the request, and would be missed a second time here.
  const inSubtasks = inForm.length === 0 ? obstaclesOfSubtasks(descriptor, subtasks) : [];
  const obstacles: readonly Obstacle[] = [
    ...(isBroken ? [{ kind: 'json' as const }] : []),
    ...[...new Set(reading)].map((field) => ({ kind: 'reading' as const, field })),
    ...inForm,
    ...inSubtasks,
    ...(inForm.length + inSubtasks.length === 0 ? obstaclesOfEmptyInput(descriptor, built) : []),
    ...OPTION_NAMES.filter((option) => options[option] === undefined).map((option) => ({
      kind: 'option' as const,
      option,
    })),
  ];
  const isWhole = obstacles.length === 0 && isComplete(options);
  return {
    built,
    options,
    subtasks,
    obstacles,
    ...(isWhole && { order: { worker, options, custom: built.custom } }),
  };
}

function pendingFields(splitting: Splitting, { problems }: BuiltCustom): readonly string[] {
  return splittingFields(splitting).filter((field) => {
    const found = problems.get(field)?.first[0];
    return found !== undefined && (found.problem.kind !== 'required' || found.row !== undefined);
  });
}

function obstaclesOfForm({ parameters }: WorkerDescriptor, { problems }: BuiltCustom): readonly Obstacle[] {
  return parameters.flatMap(({ name }): readonly Obstacle[] => {
    const found = problems.get(name);
    if (found === undefined) return [];
    const { problem: _, ...place } = found.first[0] ?? { problem: undefined };
    return [{ kind: 'field', place: { field: name, ...place }, missing: isOnlyMissing(found) }];
  });
}

const MISSING: ReadonlySet<SubtaskProblem['kind']> = new Set(['allEmpty', 'fieldMissing', 'fieldEmpty']);

function obstaclesOfSubtasks(
  { parameters }: WorkerDescriptor,
  { problem }: SubtaskSplit,
): readonly Obstacle[] {
  if (problem === undefined || !isSureRefusal(problem, parameters)) return [];
  const named = problem.kind === 'allEmpty' ? problem.fields : [problem.field];
  const field = named.find((one) => parameters.some(({ name }) => name === one));
  return [{ kind: 'subtasks', problem, field, missing: MISSING.has(problem.kind) }];
}

/** The platform refuses an empty input if the Worker has parameters. */
function obstaclesOfEmptyInput(
  { parameters: [first] }: WorkerDescriptor,
  { custom }: BuiltCustom,
): readonly Obstacle[] {
  return first !== undefined && Object.keys(custom).length === 0
    ? [{ kind: 'empty', field: first.name }]
    : [];
}
