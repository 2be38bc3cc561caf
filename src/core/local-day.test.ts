import { afterEach, expect, it, vi } from 'vitest';

import { localDay, localMoment } from './local-day.ts';

afterEach(() => void vi.unstubAllEnvs());

it.each([
  ['Asia/Shanghai', '2026-11-30T16:30:00Z', 0, '2026-12-01'],
  ['America/Los_Angeles', '2027-01-01T07:30:00Z', 0, '2026-12-31'],
  ['UTC', '2027-01-03T00:00:30Z', 7, '2026-12-27'],
  ['UTC', '2028-03-07T12:00:00Z', 7, '2028-02-29'],
  // A quarter before midnight and after it, with a day of 25 hours and one of 23 between.
  ['Europe/Berlin', '2027-11-03T22:45:00Z', 7, '2027-10-27'],
  ['Europe/Berlin', '2027-03-31T22:15:00Z', 7, '2027-03-25'],
])('in %s the day of %s less %d days is %s', (timeZone, at, before, day) => {
  vi.stubEnv('TZ', timeZone);
  expect(localDay(Date.parse(at), before)).toBe(day);
});

it.each([
  ['Asia/Shanghai', '2026-11-30T16:05:09Z', '2026-12-01 00:05:09'],
  ['Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-25 02:30:00'],
  ['Europe/Berlin', '2026-10-25T01:30:00Z', '2026-10-25 02:30:00'],
  ['Asia/Kathmandu', '2027-01-01T10:00:00Z', '2027-01-01 15:45:00'],
])('in %s the clock shows %s as %s', (timeZone, at, shown) => {
  vi.stubEnv('TZ', timeZone);
  expect(localMoment(Date.parse(at))).toBe(shown);
});
