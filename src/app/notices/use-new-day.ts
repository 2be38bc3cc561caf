import { useEffect } from 'react';

import { useApi } from '#api/api-context.tsx';
import { dayOf } from '#core/run/month.ts';
import { drawAgain } from '#messages/language.ts';

/** Milliseconds between two checks of the calendar: a computer may sleep or change its time zone. */
const PAUSE = 10_000;

/**
 * Redraws dates when a new day begins, because a time alone means today. Also when a day begins on the
 * platform, where the month may change.
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
