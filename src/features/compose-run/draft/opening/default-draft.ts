import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import { descriptorDigest } from '#core/descriptor/descriptor-digest.ts';
import type { Draft } from '#core/draft/draft.ts';
import { toDraftParameter } from '#core/draft/draft-parameter.ts';
import { defaultValues, differsFromDefault } from '#core/form/default-values.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import { type OptionsDraft, toOptionsDraft } from '#core/options/options-draft.ts';

/**
 * The draft of a new form: the Worker's defaults, with the user's limit where that is lower.
 * @param cap USD that the user wants to spend at most on a run of this Worker; 0 for no limit
 */
export function defaultDraft(descriptor: WorkerDescriptor, cap = 0): Draft {
  return filledIn(descriptor, {
    values: defaultValues(descriptor.parameters),
    options: usualOptions(descriptor, cap),
  });
}

export const usualOptions = (descriptor: WorkerDescriptor, cap = 0): OptionsDraft =>
  withOwnCap(toOptionsDraft(defaultOptions(descriptor)), cap);

/** Applies the user's own maximum charge where it is lower and nobody has set one. */
export function withOwnCap(options: OptionsDraft, cap: number): OptionsDraft {
  const usual = Number(options.maxCharge);
  return cap > 0 && (usual === 0 || usual > cap) ? { ...options, maxCharge: String(cap) } : options;
}

export function filledIn(
  descriptor: WorkerDescriptor,
  { values, options }: Pick<Draft, 'values' | 'options'>,
): Draft {
  const { version, parameters } = descriptor;
  const own = toOptionsDraft(defaultOptions(descriptor));
  return {
    workerVersion: version,
    workerDigest: descriptorDigest(descriptor),
    options,
    usual: OPTION_NAMES.filter((name) => options[name] === own[name]),
    parameters: parameters.map((parameter) =>
      toDraftParameter(parameter, values.entries.get(parameter.name)),
    ),
    values,
  };
}

export function isUntouched(
  { values, options, brokenJson }: Draft,
  descriptor: WorkerDescriptor,
  cap?: number,
): boolean {
  const defaults = usualOptions(descriptor, cap);
  return (
    brokenJson === undefined &&
    values.extras.size === 0 &&
    OPTION_NAMES.every((name) => options[name] === defaults[name]) &&
    descriptor.parameters.every(
      (parameter) => !differsFromDefault(parameter, values.entries.get(parameter.name)),
    )
  );
}
