import { useEffect } from 'react';

import { drawAgain } from '#messages/language.ts';

/** Milliseconds between two looks at the calendar: a computer may have slept, or gone to another time zone. */
const PAUSE = 10_000;

/** Draws all that says something again once another day has begun: a time of day alone is told of today. */
export function useNewDay(): void {
  useEffect(() => {
    let day = new Date().toDateString();
    const look = () => {
      const today = new Date().toDateString();
      if (today === day) return;
      day = today;
      drawAgain();
    };
    const timer = window.setInterval(look, PAUSE);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
}
