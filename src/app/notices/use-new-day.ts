import { useEffect } from 'react';

import { useApi } from '#api/api-context.tsx';
import { dayOf } from '#core/run/month.ts';
import { drawAgain } from '#messages/language.ts';

/** Milliseconds between two looks at the calendar: a computer may have slept, or gone to another time zone. */
const PAUSE = 10_000;

/**
 * Draws all that says something again once another day has begun: a time of day alone is told of today. So it does once one
 * has begun on the platform, whose month may be another then.
 */
export function useNewDay(): void {
  const api = useApi();
  useEffect(() => {
    const now = () => `${new Date().toDateString()} ${dayOf(api.serverTime().now)}`;
    let day = now();
    const look = () => {
      const today = now();
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
  }, [api]);
}
