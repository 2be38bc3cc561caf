import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { buildCustom, valuesFromCustom } from '#core/form/build-custom.ts';
import type { FormValues } from '#core/form/entry.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { FieldProblems } from '#core/form/problem.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { ImportedInput } from './imported-input.ts';
import { readImportedOptions, type ImportedOptions } from './read-imported-options.ts';

export type ImportPlan = {
  readonly values: FormValues;
  readonly options: ImportedOptions;
  readonly fields: readonly Parameter[];
  /** The fields that the input does not name: left out, as they are in the input, or kept. */
  readonly leftOut: readonly Parameter[];
  readonly extras: readonly string[];
  readonly problems: ReadonlyMap<string, FieldProblems>;
  readonly otherWorker?: string;
};

/**
 * Plans an imported input for one Worker.
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
