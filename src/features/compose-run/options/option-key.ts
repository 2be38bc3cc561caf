import type { OptionName } from '#core/options/option-names.ts';

/** By which a run option is led to. */
export const optionKey = (name: OptionName): string => `option ${name}`;
