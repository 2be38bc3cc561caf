import { useEffect } from 'react';

import { offeredCommands } from '#ui/commands/commands.ts';
import { isMac } from '#ui/commands/mod-key.ts';

import { areShortcutsOn, modShortcut, plainShortcut, showShortcuts, type ShortcutId } from './shortcuts.ts';

/** Milliseconds within which the second of two plain keys has to follow. */
const PATIENCE = 1_500;

const TYPED_INTO =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"], [role="listbox"], [role="menu"], input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])';

/** The editors of long texts stand in shadow roots, of which `event.target` names only the host. */
function isTypedInto(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.closest(TYPED_INTO) !== null;
}

/** Ctrl+K cuts to the end of the line on a Mac, and is left alone there. */
function isMod({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (altKey || shiftKey) return false;
  return key === 'Enter' ? ctrlKey || metaKey : (isMac ? metaKey : ctrlKey) && ctrlKey !== metaKey;
}

/** Listens for the shortcuts of the commands that are offered: never over a dialog, and plain keys never where they are text. */
export function useShortcuts(): void {
  useEffect(() => {
    showShortcuts(areShortcutsOn());
    let pressed: readonly string[] = [];
    let pressedAt = 0;
    const readPlain = (event: KeyboardEvent): ShortcutId | undefined => {
      const { key, ctrlKey, metaKey, altKey, timeStamp } = event;
      if (key.length > 1) return undefined;
      const before = timeStamp - pressedAt < PATIENCE ? pressed : [];
      pressed = [];
      if (ctrlKey || metaKey || altKey || isTypedInto(event)) return undefined;
      const shortcut = plainShortcut([...before, key]) ?? plainShortcut([key]);
      if (shortcut !== 'begun') return shortcut;
      pressed = [key];
      pressedAt = timeStamp;
      return undefined;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return;
      const shortcut = isMod(event) ? modShortcut(event.key) : readPlain(event);
      const commands = offeredCommands();
      // A screen without a search of its own has the finder.
      const run = shortcut && (commands.get(shortcut) ?? (shortcut === 'search' && commands.get('find')));
      if (!run || document.querySelector('dialog[open]') !== null || !areShortcutsOn()) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
