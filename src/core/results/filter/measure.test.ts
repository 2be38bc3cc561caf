import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { rowGrouper } from '../summary/group.ts';
import { dateEdges } from '../summary/bins.ts';
import { conditionTest } from './condition.ts';
import { clockOf, clockText } from './measure.ts';

afterEach(() => vi.unstubAllEnvs());

/** East and west of UTC, by half hours, and with a summer time of their own. */
const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'America/Los_Angeles',
  'Europe/Berlin',
  'Pacific/Apia',
];

/** The day and time that a clock there shows ("2026-07-15 07:57:23"). */
const shownIn = (timeZone: string, at: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);

const anyMoment = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2030, 0, 1) / 1000 })
  .map((seconds) => seconds * 1000);

describe.each(ZONES)('for a reader in %s', (timeZone) => {
  it('a moment with its zone is on the day and at the time that the own clock shows', () => {
    vi.stubEnv('TZ', timeZone);
    fc.assert(
      fc.property(anyMoment, (at) => {
        const clock = clockOf(new Date(at).toISOString()) ?? Number.NaN;
        expect(clockText(clock).padEnd(19, ' 00:00:00')).toBe(shownIn(timeZone, at));
      }),
    );
  });

  it('a text without a zone, and a day alone, stand as they are written', () => {
    vi.stubEnv('TZ', timeZone);
    for (const text of ['2026-07-15 23:57:23', '2026-03-29 02:30:00', '2026-07-15'])
      expect(clockText(clockOf(text) ?? Number.NaN)).toBe(text);
    expect(clockText(clockOf('2026-07-15+08:00') ?? Number.NaN)).toBe('2026-07-15');
  });
});

it.each([
  ['Asia/Shanghai', '2026-07-15T16:30:00Z', '2026-07-16', '2026-07-13'],
  ['America/Los_Angeles', '2026-08-01T05:00:00+00:00', '2026-07-31', '2026-07-27'],
  // The hour that is there twice, before and after the end of summer time.
  ['Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-25', '2026-10-19'],
  ['Europe/Berlin', '2026-10-25T01:30:00Z', '2026-10-25', '2026-10-19'],
  ['Europe/Berlin', '2026-03-28T23:30:00Z', '2026-03-29', '2026-03-23'],
])('in %s the bars, groups and filters have %s on %s', (timeZone, seen, day, monday) => {
  vi.stubEnv('TZ', timeZone);
  const row = { seen };
  const at = clockOf(seen) ?? Number.NaN;
  expect(dateEdges(at, at).map(clockText)[0]).toBe(day);
  const groupOf = (span: 'day' | 'week' | 'month') => {
    const grouper = rowGrouper({ key: 'seen', kind: 'date', span }, undefined);
    grouper.take(row);
    return grouper.finish().groups.map(({ from }) => clockText(from ?? Number.NaN));
  };
  expect([groupOf('day'), groupOf('week'), groupOf('month')]).toEqual([
    [day],
    [monday],
    [`${day.slice(0, 7)}-01`],
  ]);
  const from = clockOf(day) ?? Number.NaN;
  const fits = conditionTest({
    kind: 'range',
    key: 'seen',
    of: 'date',
    from,
    to: from + 86_400_000,
    below: true,
  });
  expect(fits(row)).toBe(true);
});
