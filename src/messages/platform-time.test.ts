import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import {
  formatPlatformDay,
  formatPlatformMoment,
  formatPlatformTime,
  formatWeekday,
} from './platform-time.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 29, 2) }));
afterEach(() => void vi.useRealTimers());

it('tells the year of a moment that is in another one by the platform’s clock', () => {
  expect(formatPlatformMoment(Date.UTC(2026, 10, 30, 1))).toBe('Mon 30 Nov 09:00');
  expect(formatPlatformMoment(Date.UTC(2026, 11, 31, 15))).toBe('Thu 31 Dec 23:00');
  expect(formatPlatformMoment(Date.UTC(2026, 11, 31, 17))).toBe('Fri 1 Jan 2027 01:00');
  expect(formatPlatformMoment(Date.UTC(2099, 10, 30, 1))).toBe('Mon 30 Nov 2099 09:00');
});

it('tells a day, a time of it and a day of the week by the platform’s calendar', () => {
  const at = Date.UTC(2026, 10, 29, 17, 5);
  expect([formatPlatformDay(at), formatPlatformTime(at)]).toEqual(['Mon 30 Nov', '01:05']);
  expect([1, 7].map((weekday) => formatWeekday(weekday))).toEqual(['Monday', 'Sunday']);
});
