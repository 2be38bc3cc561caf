import { useEffect, useEffectEvent } from 'react';

import { isMac } from '#ui/commands/mod-key.ts';
import { isDialogOpen } from '#ui/overlay/dialog-open.ts';

type SheetKeys = {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly step: (by: 1 | -1) => void;
};

/**
 * F8 and Shift+F8 walk through the problems; Ctrl+Z and Ctrl+Y undo and redo unless a text field has the
 * focus.
 */
export function useSheetKeys(keys: SheetKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, shiftKey, target } = event;
    const letter = (isMac ? metaKey : ctrlKey) ? key.toLowerCase() : '';
    if (isDialogOpen()) return;
    if (key === 'F8') keys.step(shiftKey ? -1 : 1);
    else if (target instanceof Element && target.closest('input, textarea, [contenteditable]')) return;
    else if (letter === 'y' || (letter === 'z' && shiftKey)) keys.redo();
    else if (letter === 'z') keys.undo();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
