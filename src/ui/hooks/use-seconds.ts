import { useEffect, useState } from 'react';

/** The current time in milliseconds since 1970, updated each second while counting. */
export function useSeconds(counting = true): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!counting) return;
    const timer = window.setInterval(() => setNow(Date.now()), 1_000);
    return () => window.clearInterval(timer);
  }, [counting]);
  return now;
}
