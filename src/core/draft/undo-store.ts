import { createStore, type StoreApi } from 'zustand/vanilla';

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

/** @param before drafts that it took the place of, the latest last: as many steps to undo */
export function undoSteps<Draft>(
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
