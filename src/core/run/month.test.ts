import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dayOf, monthOf, monthsAfter, monthsBetween, parseMonth, periodOf } from './month.ts';

describe('a month of the platform', () => {
  it('begins at midnight in Beijing', () => {
    expect(monthOf(Date.UTC(2026, 9, 31, 15, 59, 59, 999))).toBe('2026-10');
    expect(monthOf(Date.UTC(2026, 9, 31, 16))).toBe('2026-11');
    expect(periodOf('2026-11')).toEqual({
      from: Date.UTC(2026, 9, 31, 16),
      lastDay: Date.UTC(2026, 10, 29, 16),
    });
    expect(dayOf(Date.UTC(2026, 9, 31, 17))).toBe(Date.UTC(2026, 9, 31, 16));
  });

  it('is followed and preceded by others, over the turn of a year', () => {
    expect([-1, 0, 1, 2, 12].map((count) => monthsAfter('2026-11', count))).toEqual([
      '2026-10',
      '2026-11',
      '2026-12',
      '2027-01',
      '2027-11',
    ]);
  });

  it('holds each moment once, and its period lies in it', () => {
    const moments = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2060, 0) });
    fc.assert(
      fc.property(moments, (at) => {
        const { from, lastDay } = periodOf(monthOf(at));
        expect(at).toBeGreaterThanOrEqual(from);
        expect(at).toBeLessThan(lastDay + 86_400_000);
        expect([monthOf(from), monthOf(lastDay), monthOf(lastDay + 86_399_999)]).toEqual(
          Array.from({ length: 3 }, () => monthOf(at)),
        );
        expect(monthOf(lastDay + 86_400_000)).toBe(monthsAfter(monthOf(at), 1));
      }),
    );
  });

  it.each([
    ['within one', '2026-12-01T00:00:00+08:00', '2026-12-31T23:59:59+08:00', ['2026-12']],
    [
      'over a turn in Beijing that is none in UTC',
      '2026-11-30T15:59:59Z',
      '2026-11-30T16:00:00Z',
      ['2026-12', '2026-11'],
    ],
    [
      'over no turn in Beijing where there is one in UTC',
      '2026-11-30T23:00:00Z',
      '2026-12-01T01:00:00Z',
      ['2026-12'],
    ],
    [
      'over the turn of the year',
      '2026-11-30T12:00:00Z',
      '2027-01-01T12:00:00Z',
      ['2027-01', '2026-12', '2026-11'],
    ],
    ['that ends before it begins', '2026-12-02T00:00:00Z', '2026-11-02T00:00:00Z', ['2026-12']],
  ])('is one of those of a span %s', (_, from, to, months) => {
    expect(monthsBetween(Date.parse(from), Date.parse(to))).toEqual(months);
  });

  it('is read from an address, or is none', () => {
    expect(parseMonth('2026-11')).toBe('2026-11');
    for (const text of ['', '2026-13', '2026-00', '26-11', '2026-1', '1970-01']) {
      expect(parseMonth(text)).toBeUndefined();
    }
  });
});
