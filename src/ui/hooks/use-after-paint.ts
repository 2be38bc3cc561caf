import { useEffect, useEffectEvent } from 'react';

/** Milliseconds after which a screen is drawn, and what it asked for is there. */
const AT_REST = 1_000;

/**
 * Calls once, when the screen is drawn and at rest, and again for another `of`. What is loaded here is there when it is wanted, also
 * without a network; that it cannot be loaded is told where it is wanted.
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
