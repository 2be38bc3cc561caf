import type { OptionsDraft } from '#core/options/options-draft.ts';

export type OptionName = keyof OptionsDraft;

/** By which a run option is led to. */
export const optionKey = (name: OptionName): string => `option ${name}`;
