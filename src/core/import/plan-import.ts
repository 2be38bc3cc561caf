import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { buildCustom, valuesFromCustom } from '#core/form/build-custom.ts';
import type { FormValues } from '#core/form/entry.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { FieldProblems } from '#core/form/problem.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { ImportedInput } from './imported-input.ts';
import { readImportedOptions, type ImportedOptions } from './read-imported-options.ts';

/** What an import would do to a Worker's form and run options, before it does. */
export type ImportPlan = {
  readonly values: FormValues;
  readonly options: ImportedOptions;
  /** The fields that the input names, in the form's order. */
  readonly fields: readonly Parameter[];
  /** The fields that it does not name: they are left out, as they are of the input, or kept. */
  readonly leftOut: readonly Parameter[];
  /** What the input names and the form does not. */
  readonly extras: readonly string[];
  /** What the form will say of its fields. */
  readonly problems: ReadonlyMap<string, FieldProblems>;
  /** The Worker that the input was made for, where it is named otherwise than this one. */
  readonly otherWorker?: string;
};

/**
 * Lays an imported input out for one Worker.
 * @param values the form that sends the input's `custom`
 */
export function planImport(
  input: ImportedInput,
  descriptor: WorkerDescriptor,
  slug: WorkerSlug,
  values = valuesFromCustom(descriptor.parameters, input.custom),
): ImportPlan {
  const { parameters, version } = descriptor;
  const isNamed = ({ name }: Parameter) => values.entries.has(name);
  const { worker } = input;
  return {
    values,
    options: readImportedOptions(input, version),
    fields: parameters.filter(isNamed),
    leftOut: parameters.filter((parameter) => !isNamed(parameter)),
    extras: [...values.extras.keys()],
    problems: buildCustom(parameters, values).problems,
    ...(worker === undefined || worker.toLowerCase() === slug.toLowerCase() ? {} : { otherWorker: worker }),
  };
}

/**
 * The plan that fills what the input names, and leaves the rest of the form as it is.
 * @param held what stands in the form
 */
export function keepingTheRest(
  plan: ImportPlan,
  { parameters }: WorkerDescriptor,
  held: FormValues,
): ImportPlan {
  const values = {
    entries: new Map([...held.entries, ...plan.values.entries]),
    extras: new Map([...held.extras, ...plan.values.extras]),
  };
  return { ...plan, values, problems: buildCustom(parameters, values).problems };
}
