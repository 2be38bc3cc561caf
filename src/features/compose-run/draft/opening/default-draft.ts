import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import { descriptorDigest } from '#core/descriptor/descriptor-digest.ts';
import type { Draft } from '#core/draft/draft.ts';
import { toDraftParameter } from '#core/draft/draft-parameter.ts';
import { defaultValues, differsFromDefault } from '#core/form/default-values.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import { type OptionsDraft, toOptionsDraft } from '#core/options/options-draft.ts';

/**
 * The draft that a Worker opens with when nothing was typed: its own defaults, but for a lower limit of the person's.
 * @param cap USD that the person never wants to spend more than on a run of it; 0 for no limit
 */
export function defaultDraft(descriptor: WorkerDescriptor, cap = 0): Draft {
  return filledIn(descriptor, {
    values: defaultValues(descriptor.parameters),
    options: usualOptions(descriptor, cap),
  });
}

/** The run options that a form begins with. */
export const usualOptions = (descriptor: WorkerDescriptor, cap = 0): OptionsDraft =>
  withOwnCap(toOptionsDraft(defaultOptions(descriptor)), cap);

/** Options of which nobody has set the maximum charge, with a person's own where that is lower. */
export function withOwnCap(options: OptionsDraft, cap: number): OptionsDraft {
  const usual = Number(options.maxCharge);
  return cap > 0 && (usual === 0 || usual > cap) ? { ...options, maxCharge: String(cap) } : options;
}

/** Values and options, and what is to be known of the descriptor that they are typed for. */
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

/** True for a draft that is as the Worker has it: nobody's work. */
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
