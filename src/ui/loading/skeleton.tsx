import { useEffect, useState } from 'react';

import { classNames } from '../class-names.ts';

/** Milliseconds without a skeleton after which the next one counts as new. */
const BREAK = 100;

/** How many skeletons are mounted, since when without a break, and when the last one was: milliseconds. */
const standing = { count: 0, since: 0, until: -Infinity };

/** How long something had been loading here, or in the preceding place, when this one mounted. */
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
 * A grey placeholder, sized by its class names and visible only if loading takes a while. One that
 * replaces another continues its animation.
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
