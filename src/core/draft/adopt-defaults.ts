import { type OptionsDraft, toOptionsDraft } from '#core/options/options-draft.ts';
import { FALLBACK_SYSTEM } from '#core/options/run-options.ts';
import { defaultOptions, type OptionsSource } from '#core/descriptor/default-options.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';

export const UNKNOWN_WORKER: OptionsSource = { system: FALLBACK_SYSTEM, version: '' };

type OptionSources = {
  readonly before: OptionsSource;
  readonly now: OptionsSource;
  readonly chosen?: Partial<OptionsDraft> | undefined;
};

/** Applies a Worker's defaults that load late: options nobody has chosen take them, the rest stays. */
export function adoptDefaults(
  options: OptionsDraft,
  { before, now, chosen = {} }: OptionSources,
): OptionsDraft {
  const former = toOptionsDraft(defaultOptions(before));
  const own = toOptionsDraft(defaultOptions(now));
  const isFree = (name: keyof OptionsDraft) => options[name] === former[name] && chosen[name] === undefined;
  // Cores go with the memory: who chooses one has chosen both.
  const isMachineFree = isFree('memory') && isFree('cpus');
  const takesOwn = (name: keyof OptionsDraft) =>
    name === 'memory' || name === 'cpus' ? isMachineFree : isFree(name);
  const adopted = OPTION_NAMES.filter(takesOwn).map((name) => [name, own[name]] as const);
  return { ...options, ...Object.fromEntries(adopted) }; // options with their own texts
}
