import { useEffect, useState } from 'react';

/**
 * Makes a value in slices, so that the page stays alive meanwhile.
 * @param make the same function as long as the same is wanted, which asks `shouldContinue` between its slices, and gives undefined where
 * that ends it, or where there is nothing to make it of yet; undefined where nothing is wanted, and what was made is let go
 * @returns the value that was made last, also while another is made, and whether it is what is wanted now
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
