import { useEffect, useState } from 'react';

/** Milliseconds. */
const REST = 700;

/**
 * A text that is read aloud whenever it changes, such as an alert: it comes and goes at once, but while it is there it
 * changes only after a rest, so that it does not speak at every key.
 */
export function useCalm(text: string | undefined): string | undefined {
  const [shown, setShown] = useState(text);
  const comesOrGoes = (text === undefined) !== (shown === undefined);
  if (comesOrGoes) setShown(text);
  useEffect(() => {
    if (text === shown) return undefined;
    const timer = window.setTimeout(() => setShown(text), REST);
    return () => window.clearTimeout(timer);
  }, [text, shown]);
  return comesOrGoes ? text : shown;
}
