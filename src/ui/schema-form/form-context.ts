import { createContext, useContext } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';

import type { Entry } from '#core/form/entry.ts';
import type { FormStore } from '#core/form/form-store.ts';

import type { WatchEntry } from './watch-entries.ts';

export type FormParts = {
  readonly store: FormStore;
  readonly watch: WatchEntry;
  /** Names of fields that were blurred once. From then on they show their problems. */
  readonly left: StoreApi<ReadonlySet<string>>;
};

export const createLeftFields = (): StoreApi<ReadonlySet<string>> =>
  createStore<ReadonlySet<string>>(() => new Set());

export const FormPartsContext = createContext<FormParts | undefined>(undefined);

/** True after a start attempt: every field shows its problems. */
export const ShowProblemsContext = createContext(false);

/** The platform's message about a field of a refused request, shown until the field changes. */
export type Refusal = { readonly name: string; readonly entry: Entry | undefined; readonly message: string };

export const RefusalContext = createContext<Refusal | undefined>(undefined);

export function useFormParts(): FormParts {
  const parts = useContext(FormPartsContext);
  if (parts === undefined) throw new Error('A field of a form can only be drawn inside a SchemaForm.');
  return parts;
}
