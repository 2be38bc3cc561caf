import type { OptionName } from '#core/options/option-names.ts';

export const optionKey = (name: OptionName): string => `option ${name}`;
