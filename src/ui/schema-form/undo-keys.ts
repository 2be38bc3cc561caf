import { type RefObject, useEffect } from 'react';
import { flushSync } from 'react-dom';

import type { FormStore } from '#core/form/form-store.ts';
import { isMac } from '#ui/commands/mod-key.ts';

import { focusField } from './focus-field.ts';

/** What is typed there goes into no field, or not yet. */
const OF_THE_BROWSER = 'dialog, [type="search"], [role="combobox"]';

/**
 * Ctrl+Z and Ctrl+Y in a field do what Undo and Redo of the form do, and lead to the field that they changed. The browser
 * knows the typing in its controls only, neither rows nor choices, and takes back what was typed elsewhere in their stead.
 * @param frame around the controls in which the keys are pressed
 */
function undoKeys(store: FormStore, frame: HTMLElement) {
  return (event: KeyboardEvent): void => {
    const { target } = event;
    const step = stepOf(event);
    if (step === undefined || event.defaultPrevented || !isForFrame(target, frame)) return;
    event.preventDefault();
    const before = store.getState().draft.values.entries;
    flushSync(() => store.getState()[step]());
    const after = store.getState().draft.values.entries;
    const [changed, ...others] = [...new Set([...before.keys(), ...after.keys()])].filter(
      (name) => before.get(name) !== after.get(name),
    );
    const isElsewhere = target.closest<HTMLElement>('[data-field]')?.dataset['field'] !== changed;
    // The row that had the focus may be gone.
    if (changed !== undefined && others.length === 0 && (isElsewhere || !target.isConnected))
      void focusField(changed);
  };
}

/** Also where the page has the focus: what had it in the frame may be gone. */
function isForFrame(target: EventTarget | null, frame: HTMLElement): target is Element {
  if (!(target instanceof Element)) return false;
  const isLost =
    target === document.body && !document.querySelector('dialog[open]') && frame.checkVisibility();
  return isLost || (frame.contains(target) && !target.closest(OF_THE_BROWSER));
}

function stepOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (altKey || !(isMac ? metaKey : ctrlKey)) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !isMac ? 'redo' : undefined;
}

/** Gives these keys to the controls in a frame, as long as it is there. */
export function useUndoKeys(store: FormStore, frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (frame.current === null) return undefined;
    const undo = undoKeys(store, frame.current);
    document.addEventListener('keydown', undo);
    return () => document.removeEventListener('keydown', undo);
  }, [store, frame]);
}
