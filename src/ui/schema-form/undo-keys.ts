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
export function undoKeys(store: FormStore, form: HTMLElement) {
  return (event: KeyboardEvent): void => {
    const { target } = event;
    const step = stepOf(event);
    if (step === undefined || event.defaultPrevented || !isForForm(target, form)) return;
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

/** Also where the page has the focus: what had it in the form may be gone. */
function isForForm(target: EventTarget | null, form: HTMLElement): target is Element {
  if (!(target instanceof Element)) return false;
  const isLost =
    target === document.body && !document.querySelector('dialog[open]') && form.checkVisibility();
  return isLost || (form.contains(target) && !target.closest(OF_THE_BROWSER));
}

function stepOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (altKey || !(isMac ? metaKey : ctrlKey)) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !isMac ? 'redo' : undefined;
}
