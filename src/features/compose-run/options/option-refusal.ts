import type { OptionsDraft } from '#core/options/options-draft.ts';
import { createContext } from 'react';

/** What the platform said of one run option when it refused what was sent; it stands until the option is changed. */
export type OptionRefusal = {
  readonly name: keyof OptionsDraft;
  readonly text: string;
  readonly message: string;
};

export const OptionRefusalContext = createContext<OptionRefusal | undefined>(undefined);
