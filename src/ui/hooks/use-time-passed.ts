import { useEffect, useState } from 'react';

/**
 * Milliseconds on screen before a start button accepts a press: it may have appeared under a finger aimed
 * at another.
 */
export const PRESS_GUARD = 700;

/** False for a moment after a value appears or changes, even if it changes back. */
export function useAtRest(value: string, milliseconds: number): boolean {
  const [shown, setShown] = useState({ value, isAtRest: false });
  if (shown.value !== value) setShown({ value, isAtRest: false });
  useEffect(() => {
    const timer = window.setTimeout(() => setShown({ value, isAtRest: true }), milliseconds);
    return () => window.clearTimeout(timer);
  }, [value, milliseconds]);
  return shown.value === value && shown.isAtRest;
}

export function useTimePassed(milliseconds: number): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setIsOver(true), milliseconds);
    return () => window.clearTimeout(timer);
  }, [milliseconds]);
  return isOver;
}
