import { type RefObject, useLayoutEffect, useRef } from 'react';

import { isDialogOpen } from '../../overlay/dialog-open.ts';
import type { RowsField } from './use-rows-field.ts';

/**
 * Shows rows over the whole window, in the top layer, without rendering them again. Escape and leaving by
 * Tab end it, except in what it opened.
 */
export function useFullWindow(
  frame: RefObject<HTMLElement | null>,
  { isFull, setFull, scroller }: Pick<RowsField, 'isFull' | 'setFull' | 'scroller'>,
): void {
  const opener = useRef<Element>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!isFull || element === null) {
      // Not while the effect is cleaned up: React gives the focus back to what had it before a commit.
      if (opener.current instanceof HTMLElement) opener.current.focus();
      opener.current = null;
      return undefined;
    }
    opener.current ??= document.activeElement;
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
    };
  }, [frame, isFull, setFull, scroller]);
}
