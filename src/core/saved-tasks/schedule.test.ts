import { describe, expect, it } from 'vitest';

import { isDate, isTimeOfDay, nextTimes, runsInMonth, type Schedule } from './schedule.ts';

/** A Wednesday, 14:02 in Beijing. */
const NOW = Date.UTC(2026, 10, 25, 6, 2);

const next = (schedule: Schedule, count = 3) =>
  nextTimes(schedule, NOW, count).map((at) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16));

describe('the next times of a schedule, by Beijing', () => {
  it.each<[string, Schedule, readonly string[]]>([
    [
      'daily, later today',
      { kind: 'daily', time: '14:03' },
      ['2026-11-25T14:03', '2026-11-26T14:03', '2026-11-27T14:03'],
    ],
    [
      'daily, never the moment itself',
      { kind: 'daily', time: '14:02' },
      ['2026-11-26T14:02', '2026-11-27T14:02', '2026-11-28T14:02'],
    ],
    [
      'weekly on Mondays',
      { kind: 'weekly', weekday: 1, time: '09:00' },
      ['2026-11-30T09:00', '2026-12-07T09:00', '2026-12-14T09:00'],
    ],
    [
      'weekly on Sundays',
      { kind: 'weekly', weekday: 7, time: '00:00' },
      ['2026-11-29T00:00', '2026-12-06T00:00', '2026-12-13T00:00'],
    ],
    [
      'monthly',
      { kind: 'monthly', day: 1, time: '23:59' },
      ['2026-12-01T23:59', '2027-01-01T23:59', '2027-02-01T23:59'],
    ],
    [
      'monthly on the 31st, where there is one',
      { kind: 'monthly', day: 31, time: '09:00' },
      ['2026-12-31T09:00', '2027-01-31T09:00', '2027-03-31T09:00'],
    ],
    ['once', { kind: 'once', date: '2026-11-26', time: '09:00' }, ['2026-11-26T09:00']],
    ['once, in the past', { kind: 'once', date: '2026-11-24', time: '09:00' }, []],
  ])('%s', (_, schedule, times) => {
    expect(next(schedule)).toEqual(times);
  });

  it('are counted over a month, also where the next one is farther off', () => {
    expect(runsInMonth({ kind: 'daily', time: '09:00' }, NOW)).toBe(30);
    expect(runsInMonth({ kind: 'weekly', weekday: 1, time: '09:00' }, NOW)).toBe(4);
    expect(runsInMonth({ kind: 'monthly', day: 31, time: '09:00' }, NOW)).toBe(1);
    expect(runsInMonth({ kind: 'monthly', day: 25, time: '15:00' }, NOW)).toBe(1);
    expect(runsInMonth({ kind: 'once', date: '2020-01-01', time: '09:00' }, NOW)).toBe(0);
  });
});

it('knows times and days that there are', () => {
  expect(['00:00', '23:59', '24:00', '9:00', '09:60'].map(isTimeOfDay)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(['2026-02-28', '2026-02-29', '2028-02-29', '2026-13-01', '26-1-1'].map(isDate)).toEqual([
    ...[true, false, true, false, false],
  ]);
});
