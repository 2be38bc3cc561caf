import { type RefObject, useEffect } from 'react';
import { flushSync } from 'react-dom';

import type { FormStore } from '#core/form/form-store.ts';
import { onlyChange } from '#core/form/only-change.ts';
import { currentOffers } from '../commands/commands.ts';
import { isMac } from '../commands/mod-key.ts';
import { fieldKey, type FieldHandles } from '../field-handles.ts';

import { isDialogOpen } from '../overlay/dialog-open.ts';

/** Text typed there goes into no field, or not yet. */
const OF_THE_BROWSER = 'dialog, [type="search"], [role="combobox"]';

/**
 * Ctrl+Z and Ctrl+Y in a field run the form's Undo and Redo and focus the changed field or run option. The
 * browser's own undo covers only typing in its controls, neither rows nor choices, and would revert text
 * elsewhere.
 * @param frame surrounds the controls
 */
function undoKeys(store: FormStore, frame: HTMLElement, handles: FieldHandles | undefined) {
  return (event: KeyboardEvent): void => {
    const { target } = event;
    const step = stepOf(event);
    if (step === undefined || event.defaultPrevented || !isForFrame(target, frame)) return;
    event.preventDefault();
    const { draft: before } = store.getState();
    flushSync(() => store.getState()[step]());
    leadToChange(before, store.getState().draft, { from: target, handles });
  };
}

type StoreDraft = ReturnType<FormStore['getState']>['draft'];

type Leading = { readonly from: Element; readonly handles: FieldHandles | undefined };

function leadToChange(before: StoreDraft, after: StoreDraft, { from, handles }: Leading): void {
  const changed = onlyChange(before, after);
  const isElsewhere = from.closest<HTMLElement>('[data-field]')?.dataset['field'] !== changed?.name;
  // The row that had the focus may be gone.
  if (changed === undefined || (!isElsewhere && from.isConnected)) return;
  if (changed.of === 'field') handles?.leadTo(fieldKey(changed.name));
  // A field of the form, which is offered before it, may be called like it.
  else
    currentOffers()
      .places.findLast(({ name }) => name === changed.name)
      ?.go();
}

/** Also when the page has the focus: the focused element of the frame may have been removed. */
function isForFrame(target: EventTarget | null, frame: HTMLElement): target is Element {
  if (!(target instanceof Element)) return false;
  const isLost = target === document.body && !isDialogOpen() && frame.checkVisibility();
  return isLost || (frame.contains(target) && !target.closest(OF_THE_BROWSER));
}

function stepOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (altKey || !(isMac ? metaKey : ctrlKey)) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !isMac ? 'redo' : undefined;
}

export function useUndoKeys(
  store: FormStore,
  frame: RefObject<HTMLElement | null>,
  handles: FieldHandles | undefined,
): void {
  useEffect(() => {
    if (frame.current === null) return undefined;
    const undo = undoKeys(store, frame.current, handles);
    document.addEventListener('keydown', undo);
    return () => document.removeEventListener('keydown', undo);
  }, [store, frame, handles]);
}
