import { useEffect, useState } from 'react';

import { classNames } from '../class-names.ts';

/** Milliseconds without any after which the next one is of something else. */
const BREAK = 100;

/** How many stand there, since when some do without a break, and until when the last did: milliseconds. */
const standing = { count: 0, since: 0, until: -Infinity };

/** For how long something has been loading in this place or in the one before it, when this one came. */
function useAge(): number {
  const [age] = useState(() => {
    const now = performance.now();
    if (standing.count === 0 && now - standing.until > BREAK) standing.since = now;
    return now - standing.since;
  });
  useEffect(() => {
    standing.count += 1;
    return () => {
      standing.count -= 1;
      standing.until = performance.now();
    };
  }, []);
  return age;
}

/**
 * A grey place-holder of the size that the class names give, while something loads; seen only where that takes a while. One that takes
 * the place of another goes on where that was: it is not gone first.
 */
export function Skeleton({ className }: { readonly className?: string }) {
  const age = useAge();
  return (
    <div
      aria-hidden
      className={classNames('animate-late rounded bg-line/60', className)}
      // Of how it appears, and of how it pulses then.
      style={{ animationDelay: `${300 - age}ms, ${450 - age}ms` }}
    />
  );
}
