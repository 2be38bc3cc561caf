import { createStore, type StoreApi } from 'zustand/vanilla';

import { defaultEntry } from '#core/form/default-values.ts';
import type { Entry, FormValues } from '#core/form/entry.ts';
import type { FormState } from '#core/form/form-store.ts';
import type { Parameter } from '#core/form/parameter.ts';

/** How a change counts for undo: `typing` joins the step before it that has its label, `first` is a step that typing joins, `alone` is neither. */
export type EditKind = 'typing' | 'first' | 'alone';

/**
 * A draft, and what can be done to it. A draft is one immutable value: each step to undo is the draft as it stood before it, which
 * costs a pointer, and brings back all that the draft holds at once.
 */
export type UndoState<Draft> = {
  readonly draft: Draft;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Changes the draft: one step to undo, or a part of the one before it. Nothing happens where the draft stays the very same. */
  readonly apply: (label: string, change: (draft: Draft) => Draft, kind?: EditKind) => void;
  /**
   * Changes the draft and those of all steps around it: what is no step stays as it is over undo and redo. Steps that become the very
   * same are one.
   */
  readonly amend: (change: (draft: Draft) => Draft) => void;
  /** The latest draft that can be undone to and is such a one. */
  readonly lastBefore: (isSuch: (draft: Draft) => boolean) => Draft | undefined;
  readonly undo: () => void;
  readonly redo: () => void;
};

export type UndoStore<Draft> = StoreApi<UndoState<Draft>>;

/** How many steps can be undone. */
const MAX_STEPS = 100;

type History<Draft> = {
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
  /** Of the latest step, as long as more typing joins it. */
  readonly typing?: string;
};

type Access<Draft> = {
  readonly get: () => { readonly draft: Draft };
  readonly set: (next: Pick<UndoState<Draft>, 'draft' | 'canUndo' | 'canRedo'>) => void;
};

function undoSteps<Draft>(
  draft: Draft,
  { get, set }: Access<Draft>,
  before: readonly Draft[] = [],
): UndoState<Draft> {
  let history: History<Draft> = { past: before, future: [] };
  const show = (next: Draft, nextHistory: History<Draft>) => {
    history = nextHistory;
    set({ draft: next, canUndo: history.past.length > 0, canRedo: history.future.length > 0 });
  };
  return {
    draft,
    canUndo: before.length > 0,
    canRedo: false,
    apply: (label, change, kind = 'alone') => {
      const { draft: before } = get();
      const next = change(before);
      if (next === before) return;
      const joins = kind === 'typing' && label === history.typing;
      const past = joins ? history.past : [...history.past, before].slice(-MAX_STEPS);
      show(next, { past, future: [], ...(kind !== 'alone' && { typing: label }) });
    },
    amend: (change) => {
      const next = change(get().draft);
      /** Without steps that lead nowhere now. */
      const amended = (steps: readonly Draft[]) =>
        steps.map(change).filter((step, at, all) => step !== (at + 1 < all.length ? all[at + 1] : next));
      show(next, { ...history, past: amended(history.past), future: amended(history.future) });
    },
    lastBefore: (isSuch) => history.past.findLast(isSuch),
    undo: () => {
      const before = history.past.at(-1);
      if (before === undefined) return;
      show(before, { past: history.past.slice(0, -1), future: [...history.future, get().draft] });
    },
    redo: () => {
      const after = history.future.at(-1);
      if (after === undefined) return;
      show(after, { past: [...history.past, get().draft], future: history.future.slice(0, -1) });
    },
  };
}

/** Holds one draft of any kind, with undo. */
export function createUndoStore<Draft>(draft: Draft): UndoStore<Draft> {
  return createStore<UndoState<Draft>>()((set, get) => undoSteps(draft, { set, get }));
}

export type DraftState<Draft> = UndoState<Draft> & FormState;

export type DraftStore<Draft> = StoreApi<DraftState<Draft>>;

/**
 * Holds the draft of a form, with undo. Consecutive edits of one field are one step, from the moment that it or a new row in it begins to
 * be filled; clearing and resetting a field, removing and importing rows are steps of their own.
 */
export function createDraftStore<Draft extends { readonly values: FormValues }>({
  parameters,
  draft,
  before,
}: {
  readonly parameters: readonly Parameter[];
  readonly draft: Draft;
  /** Drafts in whose place this one was put, the latest last: as many steps to undo. */
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
