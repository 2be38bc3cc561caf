import { createStore, type StoreApi } from 'zustand/vanilla';

import { defaultEntry } from '#core/form/default-values.ts';
import type { Entry, FormValues } from '#core/form/entry.ts';
import type { FormState } from '#core/form/form-store.ts';
import type { Parameter } from '#core/form/parameter.ts';

import { type EditKind, undoSteps, type UndoState } from './undo-store.ts';

export type DraftState<Draft> = UndoState<Draft> & FormState;

export type DraftStore<Draft> = StoreApi<DraftState<Draft>>;

/**
 * Holds a form's draft with undo. Consecutive edits of one field are one step, from its first edit or that
 * of a new row.
 * Clearing, resetting, removing rows and importing are separate steps.
 */
export function createDraftStore<Draft extends { readonly values: FormValues }>({
  parameters,
  draft,
  before,
}: {
  readonly parameters: readonly Parameter[];
  readonly draft: Draft;
  readonly before?: readonly Draft[] | undefined;
}): DraftStore<Draft> {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  return createStore<DraftState<Draft>>()((set, get) => {
    const steps = undoSteps(draft, { set, get }, before);
    const { apply } = steps;
    const setEntry = (name: string, entry: Entry | undefined, kind: EditKind) =>
      apply(`field ${name}`, (held) => ({ ...held, values: withEntry(held.values, name, entry) }), kind);
    return {
      ...steps,
      reading: [],
      beginReading: (name) => {
        let isOver = false;
        set({ reading: [...get().reading, name] });
        return () => {
          const { reading } = get();
          if (!isOver) set({ reading: reading.toSpliced(reading.indexOf(name), 1) });
          isOver = true;
        };
      },
      setEntry: (name, entry) => {
        const before = get().draft.values.entries.get(name);
        if (before !== entry) setEntry(name, entry, kindOf(before, entry));
      },
      removeExtra: (name) =>
        apply(`extra ${name}`, (held) => ({
          ...held,
          values: { ...held.values, extras: without(held.values.extras, name) },
        })),
      resetField: (name) => {
        const parameter = byName.get(name);
        setEntry(name, parameter && defaultEntry(parameter), 'alone');
      },
    };
  });
}

function withEntry(values: FormValues, name: string, entry: Entry | undefined): FormValues {
  if (entry === undefined) return { ...values, entries: without(values.entries, name) };
  return { ...values, entries: new Map(values.entries).set(name, entry) };
}

function without<T>(map: ReadonlyMap<string, T>, name: string): ReadonlyMap<string, T> {
  const left = new Map(map);
  left.delete(name);
  return left;
}

function kindOf(before: Entry | undefined, after: Entry | undefined): EditKind {
  if (after === undefined) return 'alone';
  if (after.kind !== 'rows') return before === undefined ? 'first' : 'typing';
  const added = after.rows.length - (before?.kind === 'rows' ? before.rows.length : 0);
  if (added === 0) return 'typing';
  return added === 1 ? 'first' : 'alone';
}
