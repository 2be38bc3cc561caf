import { useEffect, useState } from 'react';

/** Milliseconds of rest in typing before something else is asked for it. */
const TYPING_REST = 250;

/** The value as it was when it last stood still for `delay` milliseconds. */
export function useDebounced<T>(value: T, delay = TYPING_REST): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), delay);
    return () => window.clearTimeout(timer);
  }, [value, delay]);
  return settled;
}
