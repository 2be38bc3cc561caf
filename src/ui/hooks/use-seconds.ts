import { useEffect, useState } from 'react';

/** The time now in milliseconds since 1970, read each second while it counts. */
export function useSeconds(counting = true): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!counting) return;
    const timer = window.setInterval(() => setNow(Date.now()), 1_000);
    return () => window.clearInterval(timer);
  }, [counting]);
  return now;
}
