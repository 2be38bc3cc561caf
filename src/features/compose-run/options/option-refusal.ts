import type { OptionsDraft } from '#core/options/options-draft.ts';
import { createContext } from 'react';

export type OptionRefusal = {
  readonly name: keyof OptionsDraft;
  readonly text: string;
  readonly message: string;
};

export const OptionRefusalContext = createContext<OptionRefusal | undefined>(undefined);
