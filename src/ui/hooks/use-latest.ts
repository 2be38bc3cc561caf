import { useCallback, useLayoutEffect, useRef } from 'react';

/** The very same function at each drawing, which does what the latest one does: for parts that are drawn anew only where they change. */
export function useLatest<Given extends readonly unknown[]>(
  act: (...given: Given) => void,
): (...given: Given) => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...given) => latest.current(...given), []);
}
