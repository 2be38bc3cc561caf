import { useEffect, useEffectEvent } from 'react';

/** Milliseconds after which a screen counts as painted and its requests as answered. */
const AT_REST = 1_000;

/**
 * Calls `work` once the screen is painted and at rest, and again for another `of`. Preloads code, so that
 * it is available offline; later use reports load errors.
 */
export function useAfterPaint(work: () => unknown, of?: string): void {
  const begin = useEffectEvent(async () => {
    try {
      await work();
    } catch {
      // Asked for again when it is wanted.
    }
  });
  useEffect(() => {
    const timer = window.setTimeout(() => void begin(), AT_REST);
    return () => window.clearTimeout(timer);
  }, [of]);
}
