import { type RefObject, useEffect, useRef } from 'react';

/**
 * Tells the style sheet how high the bar is that stands at the bottom of narrow screens (`--bar`), so that the page ends above
 * it, and what has the focus is scrolled out from under it.
 */
export function useRoomBelow<Bar extends HTMLElement>(): RefObject<Bar | null> {
  const bar = useRef<Bar>(null);
  useEffect(() => {
    if (bar.current === null) return undefined;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(([entry]) => {
      const [size] = entry?.borderBoxSize ?? [];
      style.setProperty('--bar', `${Math.ceil(size?.blockSize ?? 0)}px`);
    });
    observer.observe(bar.current);
    return () => {
      observer.disconnect();
      style.removeProperty('--bar');
    };
  }, []);
  return bar;
}
