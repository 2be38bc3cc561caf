import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { daysFrom, type OffsetAt, toLocalSchedule, toPlatformSchedule } from './local-schedule.ts';
import type { Schedule } from './schedule.ts';

const HOUR = 3_600_000;
/** Tuesday, 1 December 2026, 08:40 UTC. */
const NOW = Date.UTC(2026, 11, 1, 8, 40);

const [SPRING, AUTUMN] = [Date.UTC(2027, 2, 28, 1), Date.UTC(2027, 9, 31, 1)];
const berlin: OffsetAt = (at) => (at >= SPRING && at < AUTUMN ? 2 : 1) * HOUR;
const sydney: OffsetAt = () => 11 * HOUR;

describe('a schedule by the clocks of a place', () => {
  it.each<[string, OffsetAt, Schedule, Schedule]>([
    ['daily', berlin, { kind: 'daily', time: '09:00' }, { kind: 'daily', time: '16:00' }],
    [
      'weekly, on the next day of the platform',
      berlin,
      { kind: 'weekly', weekday: 7, time: '20:00' },
      { kind: 'weekly', weekday: 1, time: '03:00' },
    ],
    [
      'weekly, on the day before of the platform',
      sydney,
      { kind: 'weekly', weekday: 1, time: '01:00' },
      { kind: 'weekly', weekday: 7, time: '22:00' },
    ],
    [
      'monthly, on the last day',
      berlin,
      { kind: 'monthly', day: 0, time: '20:00' },
      { kind: 'monthly', day: 1, time: '03:00' },
    ],
    [
      'once in summer, by the clocks of then',
      berlin,
      { kind: 'once', date: '2027-07-05', time: '20:00' },
      { kind: 'once', date: '2027-07-06', time: '02:00' },
    ],
    [
      'once, in the past',
      berlin,
      { kind: 'once', date: '2026-11-30', time: '09:00' },
      { kind: 'once', date: '2026-11-30', time: '16:00' },
    ],
  ])('is that of the platform: %s', (_, offsetAt, local, platform) => {
    expect(toPlatformSchedule(local, NOW, offsetAt)).toEqual(platform);
    expect(toLocalSchedule(platform, NOW, offsetAt)).toEqual(local);
  });

  it('goes by the clocks of its next run, not of now', () => {
    const saturday = SPRING - 13 * HOUR;
    const local: Schedule = { kind: 'weekly', weekday: 2, time: '09:00' };
    expect(toPlatformSchedule(local, saturday, berlin)).toEqual({
      kind: 'weekly',
      weekday: 2,
      time: '15:00',
    });
  });

  it('is none of the platform where that has no such day', () => {
    const monthly = (day: number, time: string): Schedule => ({ kind: 'monthly', day, time });
    expect(toPlatformSchedule(monthly(0, '09:00'), NOW, berlin)).toBeUndefined();
    expect(toPlatformSchedule(monthly(31, '20:00'), NOW, berlin)).toBeUndefined();
    expect(toPlatformSchedule(monthly(1, '01:00'), NOW, sydney)).toBeUndefined();
  });

  it('leads back to that of the platform in any zone', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const anySchedule = fc.oneof(
      fc.record({ kind: fc.constant('daily' as const), time }),
      fc.record({ kind: fc.constant('weekly' as const), weekday: fc.integer({ min: 1, max: 7 }), time }),
      fc.record({ kind: fc.constant('monthly' as const), day: fc.integer({ min: 1, max: 31 }), time }),
    );
    const anyOffset = fc.integer({ min: -48, max: 56 }).map(
      (quarters): OffsetAt =>
        () =>
          (quarters * HOUR) / 4,
    );
    fc.assert(
      fc.property(anySchedule, anyOffset, (schedule, offsetAt) => {
        const local = toLocalSchedule(schedule, NOW, offsetAt);
        expect(toPlatformSchedule(local, NOW, offsetAt)).toEqual(schedule);
      }),
    );
  });
});

it('begins days where the clocks of a place do, also where they change', () => {
  const saturday = SPRING - 13 * HOUR;
  expect(daysFrom(saturday, 3, berlin)).toEqual([
    Date.UTC(2027, 2, 26, 23),
    Date.UTC(2027, 2, 27, 23),
    Date.UTC(2027, 2, 28, 22),
  ]);
});
