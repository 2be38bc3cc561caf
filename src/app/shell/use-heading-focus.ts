import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';

/** Milliseconds within which another heading may replace the first. */
const PATIENCE = 5_000;

function focusHeading(): boolean {
  const { activeElement } = document;
  const heading = document.querySelector<HTMLElement>('main h1');
  if (activeElement === heading && heading !== null) return true;
  if (activeElement !== document.body && activeElement?.id !== 'content') return false;
  if (heading !== null) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  return true;
}

/**
 * Focuses the heading of a newly opened screen so that screen readers announce it, unless the person or
 * the screen has moved the focus.
 */
export function useHeadingFocus(): void {
  const [path] = useLocation();
  const [first] = useState(path);
  const [moved, setMoved] = useState(false);
  if (!moved && path !== first) setMoved(true);
  useEffect(() => {
    if (!moved) return undefined;
    // What led here may still have the focus, such as a link of the top bar; the screen itself focuses while it is drawn.
    if (document.activeElement?.closest('main') == null) document.getElementById('content')?.focus();
    let timer: number | undefined;
    const observer = new MutationObserver(() => look());
    const look = () => {
      if (!focusHeading()) observer.disconnect();
      // However long the screen takes: until then there is no heading to be read aloud.
      else if (document.activeElement?.matches('main h1') === true)
        timer ??= window.setTimeout(() => observer.disconnect(), PATIENCE);
    };
    observer.observe(document.body, { childList: true, subtree: true });
    look();
    return () => {
      observer.disconnect();
      window.clearTimeout(timer);
    };
  }, [path, moved]);
}
