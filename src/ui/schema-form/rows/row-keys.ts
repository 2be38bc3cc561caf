import type { KeyboardEvent } from 'react';

/** What a key does in a row of a list or table. */
export type RowCommand =
  | 'below'
  | 'above'
  | 'enter'
  | 'removeEmpty'
  | 'moveUp'
  | 'moveDown'
  | 'duplicate'
  | 'right'
  | 'left'
  | 'tabOn'
  | 'tabBack';

const PLAIN: Readonly<Record<string, RowCommand>> = {
  Enter: 'enter',
  ArrowDown: 'below',
  ArrowUp: 'above',
  Tab: 'tabOn',
};

const WITH_ALT: Readonly<Record<string, RowCommand>> = { ArrowUp: 'moveUp', ArrowDown: 'moveDown' };

/** The arrows to the sides move the caret; only from the ends of a text do they lead on. */
function sideways(key: string, target: EventTarget): RowCommand | undefined {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  const command = key === 'ArrowLeft' ? 'left' : 'right';
  if (!(target instanceof HTMLInputElement) || target.type !== 'text') return command;
  const { selectionStart, selectionEnd, value } = target;
  if (selectionStart !== selectionEnd) return undefined;
  return selectionStart === (command === 'left' ? 0 : value.length) ? command : undefined;
}

function plainCommand(key: string, target: EventTarget): RowCommand | undefined {
  const isEmpty = target instanceof HTMLInputElement && target.type === 'text' && target.value === '';
  if (key === 'Backspace') return isEmpty ? 'removeEmpty' : undefined;
  // A select keeps its own arrow keys.
  if (target instanceof HTMLSelectElement && key.startsWith('Arrow')) return sideways(key, target);
  return PLAIN[key] ?? sideways(key, target);
}

/**
 * The command of a key press: Enter, Tab and the arrows go on, Alt with an arrow moves the row, Alt and Shift with arrow down doubles it,
 * Backspace in an empty row removes it. Keys with Ctrl belong to the page; keys that compose a character, to the input method.
 */
export function rowCommand(event: KeyboardEvent): RowCommand | undefined {
  const { key, target, altKey, ctrlKey, metaKey, shiftKey, nativeEvent } = event;
  if (nativeEvent.isComposing || ctrlKey || metaKey) return undefined;
  if (altKey && shiftKey) return key === 'ArrowDown' ? 'duplicate' : undefined;
  if (altKey) return WITH_ALT[key];
  if (shiftKey) return key === 'Tab' ? 'tabBack' : undefined;
  return plainCommand(key, target);
}
