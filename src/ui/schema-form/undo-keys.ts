import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';

import type { FormStore } from '#core/form/form-store.ts';
import { isMac } from '#ui/commands/mod-key.ts';

import { focusField } from './focus-field.ts';

/** What is typed there goes into no field, or not yet. */
const OF_THE_BROWSER = 'dialog, [type="search"], [role="combobox"]';

/**
 * Ctrl+Z and Ctrl+Y in a field do what Undo and Redo of the form do, and lead to the field that they changed. The browser
 * knows the typing in its controls only, neither rows nor choices, and takes back what was typed elsewhere in their stead.
 */
export function undoKeys(store: FormStore) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    const { target, currentTarget: form } = event;
    const step = stepOf(event);
    if (step === undefined || event.defaultPrevented || !(target instanceof Element)) return;
    if (target.closest(OF_THE_BROWSER)) return;
    event.preventDefault();
    const before = store.getState().values.entries;
    flushSync(() => store.getState()[step]());
    const after = store.getState().values.entries;
    const [changed, ...others] = [...new Set([...before.keys(), ...after.keys()])].filter(
      (name) => before.get(name) !== after.get(name),
    );
    const isElsewhere = target.closest<HTMLElement>('[data-field]')?.dataset['field'] !== changed;
    // The row that had the focus may be gone.
    if (changed !== undefined && others.length === 0 && (isElsewhere || !target.isConnected))
      void focusField(changed, {}, form);
  };
}

function stepOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (altKey || !(isMac ? metaKey : ctrlKey)) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !isMac ? 'redo' : undefined;
}
