import type { OptionsDraft } from '#core/options/options-draft.ts';
import { createContext, use } from 'react';
import { useWatch } from 'react-hook-form';

import type { OptionsForm } from './options-form.ts';

/** What the platform said of one run option when it refused what was sent; it stands until the option is changed. */
export type OptionRefusal = {
  readonly name: keyof OptionsDraft;
  readonly text: string;
  readonly message: string;
};

export const OptionRefusalContext = createContext<OptionRefusal | undefined>(undefined);

/** What the platform said of this option, as long as it is as it was sent. */
export function useOptionRefusal(form: OptionsForm, name: keyof OptionsDraft): string | undefined {
  const refusal = use(OptionRefusalContext);
  const text = useWatch({ control: form.control, name });
  return refusal?.name === name && refusal.text === text ? refusal.message : undefined;
}
