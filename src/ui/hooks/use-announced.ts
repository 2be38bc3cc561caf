import { useEffect, useState } from 'react';

/** Milliseconds. */
export const ANNOUNCE_AFTER = 700;

/**
 * A text that is read aloud whenever it changes, such as an alert: it goes at once, and comes at once where nobody is
 * typing; otherwise it comes and changes only after a rest, so that it neither speaks nor moves anything at every key.
 */
export function useAnnounced(text: string | undefined, isTyping = false): string | undefined {
  const [shown, setShown] = useState(text);
  const atOnce = text === undefined ? shown !== undefined : shown === undefined && !isTyping;
  if (atOnce) setShown(text);
  useEffect(() => {
    if (text === shown) return undefined;
    const timer = window.setTimeout(() => setShown(text), ANNOUNCE_AFTER);
    return () => window.clearTimeout(timer);
  }, [text, shown]);
  return atOnce ? text : shown;
}
