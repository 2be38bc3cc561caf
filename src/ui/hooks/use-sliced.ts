import { useEffect, useState } from 'react';

/**
 * Computes a value in slices, so that the page stays responsive.
 * @param make must be stable while the same value is wanted. It calls `shouldContinue` between slices and
 * returns undefined if stopped or if there is no input yet. Pass undefined to drop the value.
 * @returns the last value, also while the next is computed, and whether it is current
 */
export function useSliced<T>(make: ((shouldContinue: () => boolean) => Promise<T | undefined>) | undefined): {
  readonly value: T | undefined;
  readonly isCurrent: boolean;
} {
  const [made, setMade] = useState<{ readonly by: typeof make; readonly value: T }>();
  if (make === undefined && made) setMade(undefined);
  useEffect(() => {
    let current = true;
    void make?.(() => current).then((value) => {
      if (value !== undefined && current) setMade({ by: make, value });
    });
    return () => {
      current = false;
    };
  }, [make]);
  return { value: make && made?.value, isCurrent: made !== undefined && made.by === make };
}
