import { useEffect, useState } from 'react';

/** Milliseconds on screen before a button that starts a run does anything: it may have come under a finger that meant another. */
export const PRESS_GUARD = 700;

/** False for a moment after a value came on screen or changed there, also where it is then as it was before. */
export function useAtRest(value: string, milliseconds: number): boolean {
  const [shown, setShown] = useState({ value, isAtRest: false });
  if (shown.value !== value) setShown({ value, isAtRest: false });
  useEffect(() => {
    const timer = window.setTimeout(() => setShown({ value, isAtRest: true }), milliseconds);
    return () => window.clearTimeout(timer);
  }, [value, milliseconds]);
  return shown.value === value && shown.isAtRest;
}

/** True once a component has been on screen for so long. */
export function useTimePassed(milliseconds: number): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setIsOver(true), milliseconds);
    return () => window.clearTimeout(timer);
  }, [milliseconds]);
  return isOver;
}
