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

/** A field of the form, and in a list or table the row (from 0) and the column; or the JSON of the whole input. */
export type FieldPlace = { readonly field: string; readonly row?: number; readonly column?: string };

/** What stands in the way of a start. `missing`: nothing is wrong there but that something is not filled in yet. */
export type Obstacle =
  /** The text of the JSON tab is not right. */
  | { readonly kind: 'json' }
  /** Something is still being read into the field. */
  | { readonly kind: 'reading'; readonly field: string }
  | { readonly kind: 'field'; readonly place: FieldPlace; readonly missing: boolean }
  /** `field` is the one to mend; undefined where none is drawn, so that it is mended as JSON. */
  | {
      readonly kind: 'subtasks';
      readonly problem: SubtaskProblem;
      readonly field: string | undefined;
      readonly missing: boolean;
    }
  /** Nothing at all would be sent; the field to begin with. */
  | { readonly kind: 'empty'; readonly field: string }
  | { readonly kind: 'option'; readonly option: keyof RunOptions };

/** What a draft comes to: what is sent of it, and what stands in the way of sending it. */
export type Composition = {
  readonly built: BuiltCustom;
  /** An option that is wrong is undefined, and so left out of the request that is shown. */
  readonly options: ReadOptions;
  readonly subtasks: SubtaskSplit;
  /** What is sent; absent while something stands in the way. */
  readonly order?: Omit<RunOrder, 'options'> & { readonly options: RunOptions };
  /** The first is where to lead the person. */
  readonly obstacles: readonly Obstacle[];
};

/** What is composed: a draft at some moment, with what is not in it yet. */
type Composed = {
  readonly values: FormValues;
  readonly options: OptionsDraft;
  /** Whether the JSON tab holds a text that is not right. */
  readonly isBroken: boolean;
  /** Fields that are still being read into. */
  readonly reading: readonly string[];
};

type Rules = { readonly readOptions: (options: OptionsDraft) => ReadOptions };

/** Composes the run that a draft stands for. The one place that decides what is sent, and what holds it back. */
export function composeRun(
  { worker, descriptor }: { readonly worker: WorkerSlug; readonly descriptor: WorkerDescriptor },
  { values, options: typed, isBroken, reading }: Composed,
  { readOptions }: Rules,
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

/** Fields with something wrong in them, and so not in the request; one that is only empty has nothing in it to count. */
function pendingFields(splitting: Splitting, { problems }: BuiltCustom): readonly string[] {
  return splittingFields(splitting).filter((field) => {
    const found = problems.get(field)?.first[0];
    return found !== undefined && (found.problem.kind !== 'required' || found.row !== undefined);
  });
}

/** In the form's order. */
function obstaclesOfForm({ parameters }: WorkerDescriptor, { problems }: BuiltCustom): readonly Obstacle[] {
  return parameters.flatMap(({ name }): readonly Obstacle[] => {
    const found = problems.get(name);
    if (found === undefined) return [];
    const { problem: _, ...place } = found.first[0] ?? { problem: undefined };
    return [{ kind: 'field', place: { field: name, ...place }, missing: isOnlyMissing(found) }];
  });
}

/** What the platform would say of a field that is only not filled in. */
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

/** The platform refuses an input with nothing in it, where the Worker has parameters. */
function obstaclesOfEmptyInput(
  { parameters: [first] }: WorkerDescriptor,
  { custom }: BuiltCustom,
): readonly Obstacle[] {
  return first !== undefined && Object.keys(custom).length === 0
    ? [{ kind: 'empty', field: first.name }]
    : [];
}
