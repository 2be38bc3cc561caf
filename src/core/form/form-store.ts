import type { StoreApi } from 'zustand/vanilla';

import type { OptionsDraft } from '#core/options/options-draft.ts';

import type { Entry, FormValues } from './entry.ts';

/** What the fields of a form see of the store behind it, and may do to it. Values are never changed in place. */
export type FormState = {
  /** `options`: the run options that stand beside the form, where there are any. */
  readonly draft: { readonly values: FormValues; readonly options?: OptionsDraft };
  /** Names of fields that are still being read into: what they hold is not yet what a person has put in. */
  readonly reading: readonly string[];
  /** Names a field among those, until the returned function is called. */
  readonly beginReading: (name: string) => () => void;
  /** Puts an entry under a parameter's name; `undefined` leaves the parameter out of what is sent. */
  readonly setEntry: (name: string, entry: Entry | undefined) => void;
  readonly removeExtra: (name: string) => void;
  /** Back to the parameter's default, or to nothing where it has none. */
  readonly resetField: (name: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

export type FormStore = Pick<StoreApi<FormState>, 'getState' | 'getInitialState' | 'subscribe'>;
