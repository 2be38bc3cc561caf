import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { formatDayAndTime, formatDayOfWeek, formatPlace, formatWeekday } from './local-time.ts';

beforeEach(() => void vi.useFakeTimers({ now: new Date(2026, 10, 29, 10) }));
afterEach(() => void vi.useRealTimers());

it('tells the year of a moment that is in another one by local clocks', () => {
  expect(formatDayAndTime(new Date(2026, 10, 30, 9).getTime())).toBe('Mon 30 Nov 09:00');
  expect(formatDayAndTime(new Date(2026, 11, 31, 23).getTime())).toBe('Thu 31 Dec 23:00');
  expect(formatDayAndTime(new Date(2027, 0, 1, 1).getTime())).toBe('Fri 1 Jan 2027 01:00');
});

it('tells a day, and a day of the week', () => {
  expect(formatDayOfWeek(new Date(2026, 10, 30, 1).getTime())).toBe('Mon 30 Nov');
  expect([1, 7].map((weekday) => formatWeekday(weekday))).toEqual(['Monday', 'Sunday']);
});

it.each([
  ['Europe/Berlin', 'Berlin'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ['UTC', 'UTC'],
])('calls %s by its city, else by its zone', (timeZone, place) => {
  const { DateTimeFormat } = Intl;
  vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(function (locale, options) {
    return new DateTimeFormat(locale, { ...options, timeZone });
  });
  // Another offset than any before: formatters are kept by it.
  vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(timeZone.length + 1);
  expect(formatPlace()).toBe(place);
  vi.restoreAllMocks();
});
