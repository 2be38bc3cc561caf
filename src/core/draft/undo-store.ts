import { createStore, type StoreApi } from 'zustand/vanilla';

/**
 * How a change counts for undo: `typing` joins the previous step with its label, `first` starts a step
 * that typing joins, `alone` is separate.
 */
export type EditKind = 'typing' | 'first' | 'alone';

/**
 * A draft with undo. Each undo step is the earlier immutable draft: it costs a pointer and restores
 * everything at once.
 */
export type UndoState<Draft> = {
  readonly draft: Draft;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly apply: (label: string, change: (draft: Draft) => Draft, kind?: EditKind) => void;
  /**
   * Changes the draft and all undo and redo steps, so that the change survives both. Steps that become
   * identical are merged.
   */
  readonly amend: (change: (draft: Draft) => Draft) => void;
  readonly lastBefore: (isSuch: (draft: Draft) => boolean) => Draft | undefined;
  readonly undo: () => void;
  readonly redo: () => void;
};

export type UndoStore<Draft> = StoreApi<UndoState<Draft>>;

const MAX_STEPS = 100;

type UndoHistory<Draft> = {
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
  readonly typing?: string;
};

type Access<Draft> = {
  readonly get: () => { readonly draft: Draft };
  readonly set: (next: Pick<UndoState<Draft>, 'draft' | 'canUndo' | 'canRedo'>) => void;
};

/** @param before drafts that this one replaced, latest last: one undo step each */
export function undoSteps<Draft>(
  draft: Draft,
  { get, set }: Access<Draft>,
  before: readonly Draft[] = [],
): UndoState<Draft> {
  let history: UndoHistory<Draft> = { past: before, future: [] };
  const show = (next: Draft, nextHistory: UndoHistory<Draft>) => {
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

export function createUndoStore<Draft>(draft: Draft): UndoStore<Draft> {
  return createStore<UndoState<Draft>>()((set, get) => undoSteps(draft, { set, get }));
}
