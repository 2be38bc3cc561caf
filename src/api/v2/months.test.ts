import { expect, it } from 'vitest';

import { monthsOf } from './months.ts';

const at = (text: string) => Date.parse(text);
const month = (first: string, last: string) => ({
  firstDay: at(`${first}T00:00:00+08:00`) / 1000,
  lastDay: at(`${last}T00:00:00+08:00`) / 1000,
});

const NOVEMBER = month('2026-11-01', '2026-11-30');
const DECEMBER = month('2026-12-01', '2026-12-31');
const JANUARY = month('2027-01-01', '2027-01-31');

it.each([
  ['within one', '2026-12-01T00:00:00+08:00', '2026-12-31T23:59:59+08:00', [DECEMBER]],
  [
    'over a turn in Beijing that is none in UTC',
    '2026-11-30T15:59:59Z',
    '2026-11-30T16:00:00Z',
    [DECEMBER, NOVEMBER],
  ],
  [
    'over no turn in Beijing where there is one in UTC',
    '2026-11-30T23:00:00Z',
    '2026-12-01T01:00:00Z',
    [DECEMBER],
  ],
  [
    'over the turn of the year',
    '2026-11-30T12:00:00Z',
    '2027-01-01T12:00:00Z',
    [JANUARY, DECEMBER, NOVEMBER],
  ],
  ['of a span that ends before it begins', '2026-12-02T00:00:00Z', '2026-11-02T00:00:00Z', [DECEMBER]],
])('are the months of a span %s', (_, from, to, months) => {
  expect(monthsOf(at(from), at(to))).toEqual(months);
});
