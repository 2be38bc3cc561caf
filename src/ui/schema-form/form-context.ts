import { createContext, useContext } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';

import type { Entry } from '#core/form/entry.ts';
import type { FormStore } from '#core/form/form-store.ts';

import type { WatchEntry } from './watch-entries.ts';

/** What the fields of one form share. Its identity never changes, so that it never causes a field to be drawn. */
export type FormParts = {
  readonly store: FormStore;
  readonly watch: WatchEntry;
  /** The names of the fields that were left once: they say what is wrong with them from then on. */
  readonly left: StoreApi<ReadonlySet<string>>;
};

export const createLeftFields = (): StoreApi<ReadonlySet<string>> =>
  createStore<ReadonlySet<string>>(() => new Set());

export const FormPartsContext = createContext<FormParts | undefined>(undefined);

/** True once a start was tried: then every field says what is wrong with it. */
export const ShowProblemsContext = createContext(false);

/** What the platform said of one field when it refused what was sent; it stands until the field is changed. */
export type Refusal = { readonly name: string; readonly entry: Entry | undefined; readonly message: string };

export const RefusalContext = createContext<Refusal | undefined>(undefined);

/** The store behind the form that is being drawn. */
export function useFormParts(): FormParts {
  const parts = useContext(FormPartsContext);
  if (parts === undefined) throw new Error('A field of a form can only be drawn inside a SchemaForm.');
  return parts;
}
