import { useEffect, useState } from 'react';

/** Milliseconds. */
export const ANNOUNCE_AFTER = 700;

/**
 * A text that screen readers announce on change, such as an alert. It disappears at once and appears at
 * once if nobody is typing; otherwise it waits for a pause, so that it does not speak or move anything at
 * every key.
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
