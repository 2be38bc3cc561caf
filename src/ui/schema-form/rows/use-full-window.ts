import { type RefObject, useLayoutEffect } from 'react';

import { isDialogOpen } from '../../overlay/dialog-open.ts';
import type { RowsField } from './use-rows-field.ts';

/**
 * Draws rows over the whole window, in the top layer, while that is on; nothing of them is drawn anew. Escape and leaving by Tab end
 * with it, but for what is opened from it.
 */
export function useFullWindow(
  frame: RefObject<HTMLElement | null>,
  { isFull, setFull, scroller }: Pick<RowsField, 'isFull' | 'setFull' | 'scroller'>,
): void {
  useLayoutEffect(() => {
    const element = frame.current;
    if (!isFull || element === null) return undefined;
    const before = document.activeElement;
    element.showPopover();
    scroller.current?.querySelector<HTMLElement>('[data-column][tabindex="0"]')?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isDialogOpen()) return;
      event.preventDefault();
      setFull(false);
    };
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Node && !element.contains(target)) element.querySelector('button')?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('focusin', onFocus);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [frame, isFull, setFull, scroller]);
}
