import { type RefObject, useEffect } from 'react';
import { flushSync } from 'react-dom';

import type { FormStore } from '#core/form/form-store.ts';
import { onlyChange } from '#core/form/only-change.ts';
import { currentOffers } from '../commands/commands.ts';
import { isMac } from '../commands/mod-key.ts';
import { fieldKey, type FieldHandles } from '../field-handles.ts';

import { isDialogOpen } from '../overlay/dialog-open.ts';

/** What is typed there goes into no field, or not yet. */
const OF_THE_BROWSER = 'dialog, [type="search"], [role="combobox"]';

/**
 * Ctrl+Z and Ctrl+Y in a field do what Undo and Redo of the form do, and lead to the field or the run option that they changed. The browser
 * knows the typing in its controls only, neither rows nor choices, and takes back what was typed elsewhere in their stead.
 * @param frame around the controls in which the keys are pressed
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

type Draft = ReturnType<FormStore['getState']>['draft'];

type Leading = { readonly from: Element; readonly handles: FieldHandles | undefined };

/** Brings the focus from an element to what differs between two drafts, where that is one thing. */
function leadToChange(before: Draft, after: Draft, { from, handles }: Leading): void {
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

/** Also where the page has the focus: what had it in the frame may be gone. */
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

/** Gives these keys to the controls in a frame, as long as it is there. */
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
