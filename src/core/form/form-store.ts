import type { StoreApi } from 'zustand/vanilla';

import type { OptionsDraft } from '#core/options/options-draft.ts';

import type { Entry, FormValues } from './entry.ts';

export type FormState = {
  readonly draft: { readonly values: FormValues; readonly options?: OptionsDraft };
  /** Fields that are still being read into; their content is not final. */
  readonly reading: readonly string[];
  readonly beginReading: (name: string) => () => void;
  readonly setEntry: (name: string, entry: Entry | undefined) => void;
  readonly removeExtra: (name: string) => void;
  readonly resetField: (name: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

export type FormStore = Pick<StoreApi<FormState>, 'getState' | 'getInitialState' | 'subscribe'>;
