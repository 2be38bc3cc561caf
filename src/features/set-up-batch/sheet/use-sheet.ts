import { useMemo } from 'react';
import { useStore } from 'zustand';

import {
  type BatchLimits,
  type CellText,
  clashesOf,
  type DraftRow,
  leaveOut,
  type SheetDraft,
  takingAsRead,
  takingErrors,
  type Target,
  withCells,
  withoutRows,
  withTarget,
} from '#core/batch/sheet/sheet-draft.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { rememberTargets } from './remembered-targets.ts';
import { sheetStoreOf, takeOutBegun, swapStash } from './sheet-store.ts';

export type SheetActions = {
  readonly replace: (sheet: SheetDraft | undefined) => void;
  readonly putCells: (texts: readonly CellText[]) => void;
  readonly setTarget: (column: number, target: Target) => void;
  readonly takeErrors: (column: number) => void;
  readonly takeAsRead: (column: number) => void;
  readonly removeRows: (places: readonly number[]) => void;
  /** Permanently removes rows of which a batch was made; a row changed since stays. */
  readonly takeOut: (begun: ReadonlySet<DraftRow>) => void;
  readonly leaveOut: (places: readonly number[], out: boolean) => void;
  readonly bringBack: () => void;
  readonly discardStash: () => void;
  readonly setLimits: (change: Partial<BatchLimits>) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

export function useSheet(worker: WorkerSlug) {
  const store = sheetStoreOf(worker);
  const sheet = useStore(store, ({ draft }) => draft.sheet);
  const stash = useStore(store, (state) => state.draft.stash.at(-1));
  const canUndo = useStore(store, (state) => state.canUndo);
  const actions = useMemo<SheetActions>(() => {
    const { apply, amend, undo, redo } = store.getState();
    const change = (label: string, make: (sheet: SheetDraft) => SheetDraft) =>
      apply(label, (held) => {
        const next = held.sheet && make(held.sheet);
        return next === held.sheet ? held : { ...held, sheet: next };
      });
    return {
      // What is chosen for the batch stays when other rows come.
      replace: (next) =>
        apply('replace', ({ sheet: before, ...held }) => ({
          ...held,
          sheet: next && before ? { ...next, limits: before.limits } : next,
        })),
      putCells: (texts) => change('cells', (held) => withCells(held, texts)),
      takeErrors: (column) => change('target', (held) => takingErrors(held, column)),
      takeAsRead: (column) => change('target', (held) => takingAsRead(held, column)),
      setTarget: (column, target) => {
        change('target', (held) => withTarget(held, column, target));
        const { sheet: now } = store.getState().draft;
        if (now) rememberTargets(worker, now);
      },
      removeRows: (places) => change('remove', (held) => withoutRows(held, places)),
      takeOut: (begun) => takeOutBegun(worker, begun),
      bringBack: () => swapStash(worker),
      discardStash: () => apply('let go', (held) => ({ ...held, stash: held.stash.slice(0, -1) })),
      leaveOut: (places, out) => change('leave out', (held) => leaveOut(held, places, out)),
      setLimits: (limits) =>
        amend((held) =>
          held.sheet
            ? { ...held, sheet: { ...held.sheet, limits: { ...held.sheet.limits, ...limits } } }
            : held,
        ),
      undo,
      redo,
    };
  }, [store, worker]);
  const clashes = useMemo(() => clashesOf(sheet?.columns ?? []), [sheet?.columns]);
  return { sheet, stash, canUndo, actions, clashes };
}

export type FilledSheet = ReturnType<typeof useSheet> & { readonly sheet: SheetDraft };
