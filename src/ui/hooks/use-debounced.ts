import { useEffect, useState } from 'react';

/** Milliseconds without typing before dependent work starts. */
const TYPING_REST = 250;

/** The value after it was stable for `delay` milliseconds. */
export function useDebounced<T>(value: T, delay = TYPING_REST): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), delay);
    return () => window.clearTimeout(timer);
  }, [value, delay]);
  return settled;
}
