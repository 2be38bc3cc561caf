import { useEffect, useState } from 'react';

/** Milliseconds on screen before a button that starts a run does anything: it may have come under a finger that meant another. */
export const PRESS_GUARD = 700;

/** False for a moment after a value has changed on screen. */
export function useAtRest(value: boolean, milliseconds: number): boolean {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(value), milliseconds);
    return () => window.clearTimeout(timer);
  }, [value, milliseconds]);
  return rested === value;
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
