import { type RefObject, useEffect, useState } from 'react';

import { onUncovered } from './uncovered.ts';

let pressed: { readonly x: number; readonly y: number } | undefined;

/**
 * Counts how often an element may have been uncovered under the pointer: a second press was meant for the
 * overlay.
 */
export function useUncovered(element: RefObject<Element | null>): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const look = () => {
      const place = element.current?.getBoundingClientRect();
      if (place === undefined || pressed === undefined) return;
      const { x, y } = pressed;
      const isThere = x >= place.left && x <= place.right && y >= place.top && y <= place.bottom;
      if (isThere) setCount((before) => before + 1);
    };
    const onPress = ({ clientX: x, clientY: y, target }: PointerEvent) => {
      pressed = { x, y };
      if (target instanceof Node && element.current?.contains(target) === false) look();
    };
    document.addEventListener('pointerdown', onPress, true);
    const stop = onUncovered(look);
    return () => {
      document.removeEventListener('pointerdown', onPress, true);
      stop();
    };
  }, [element]);
  return count;
}
