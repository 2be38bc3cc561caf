import type { KeyboardEvent } from 'react';

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

type TextControl = HTMLInputElement | HTMLTextAreaElement;

const isText = (target: EventTarget): target is TextControl =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');

function isAtEnd({ selectionStart, selectionEnd, value }: TextControl, end: 'first' | 'last'): boolean {
  return selectionStart === selectionEnd && selectionStart === (end === 'first' ? 0 : value.length);
}

/** Left and right move the caret, and leave the text only at its ends. */
function sideways(key: string, target: EventTarget): RowCommand | undefined {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  const command = key === 'ArrowLeft' ? 'left' : 'right';
  if (!isText(target)) return command;
  return isAtEnd(target, command === 'left' ? 'first' : 'last') ? command : undefined;
}

function plainCommand(key: string, target: EventTarget): RowCommand | undefined {
  if (key === 'Backspace') return isText(target) && target.value === '' ? 'removeEmpty' : undefined;
  // In a text of several lines the caret goes from line to line.
  if (target instanceof HTMLTextAreaElement && (key === 'ArrowUp' || key === 'ArrowDown'))
    return isAtEnd(target, key === 'ArrowUp' ? 'first' : 'last') ? PLAIN[key] : undefined;
  // A select keeps its own arrow keys.
  if (target instanceof HTMLSelectElement && key.startsWith('Arrow')) return sideways(key, target);
  return PLAIN[key] ?? sideways(key, target);
}

/**
 * The command of a key press: Enter, Tab and arrows move on, Alt+arrow moves the row, Alt+Shift+Down
 * duplicates it, Backspace in an empty row removes it. Ignores keys with Ctrl, which belong to the page,
 * and composition keys.
 */
export function rowCommand(event: KeyboardEvent): RowCommand | undefined {
  const { key, target, altKey, ctrlKey, metaKey, shiftKey, nativeEvent } = event;
  if (nativeEvent.isComposing || ctrlKey || metaKey) return undefined;
  if (altKey && shiftKey) return key === 'ArrowDown' ? 'duplicate' : undefined;
  if (altKey) return WITH_ALT[key];
  if (shiftKey) return key === 'Tab' ? 'tabBack' : undefined;
  return plainCommand(key, target);
}
