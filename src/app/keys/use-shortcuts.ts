import { useLayoutEffect } from 'react';

import type { ScreenName } from '#core/ids/screen-paths.ts';
import { type CommandId, forgetAwaited, runCommand, typeAhead } from '#ui/commands/commands.ts';
import { isMac } from '#ui/commands/mod-key.ts';

import {
  areShortcutsOn,
  isShortcutOf,
  modShortcut,
  plainShortcut,
  showShortcuts,
  type ShortcutId,
} from './shortcuts.ts';

/** Milliseconds within which the second of two plain keys must follow. */
const PATIENCE = 1_500;

const TYPED_INTO =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"], [role="listbox"], [role="menu"], input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])';

/** The long-text editors are in shadow roots, and `event.target` is only their host. */
function isTypedInto(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.closest(TYPED_INTO) !== null;
}

/** On a Mac, Ctrl+K cuts to the end of the line and is not intercepted. */
function isMod({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (altKey || shiftKey) return false;
  return key === 'Enter' ? ctrlKey || metaKey : (isMac ? metaKey : ctrlKey) && ctrlKey !== metaKey;
}

/**
 * Listens for shortcuts from the first visible moment of a screen and runs the command once it is offered.
 * Never over a dialog or on the next screen; plain keys never in text fields.
 * `path` is the address, `screen` what it shows.
 */
export function useShortcuts(path: string, screen: ScreenName | undefined): void {
  useLayoutEffect(() => forgetAwaited, [path]);
  useLayoutEffect(() => {
    showShortcuts(areShortcutsOn());
    let pressed: readonly string[] = [];
    let pressedAt = 0;
    let pressedIn: EventTarget | undefined;
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
    const isAhead = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey } = event;
      if (ctrlKey || metaKey || altKey) return false;
      return (event.composedPath()[0] === pressedIn || !isTypedInto(event)) && typeAhead(key);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (isAhead(event)) return event.preventDefault();
      if (event.repeat) return;
      const shortcut = isMod(event) ? modShortcut(event.key) : readPlain(event);
      if (shortcut === undefined || !areShortcutsOn()) return;
      [pressedIn] = event.composedPath();
      // A screen without a search of its own has the finder.
      const commands: readonly CommandId[] = shortcut === 'search' ? ['search', 'find'] : [shortcut];
      if (runCommand(commands, { awaits: isShortcutOf(shortcut, screen) })) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [screen]);
}
