import { describe, expect, it } from 'vitest';

import { convertDate, readDate } from './date-text.ts';

it.each([
  ['DD/MM/YYYY', '29/02/2024', '31/02/2024'],
  ['D/M/YYYY', '29/2/2024', '31/2/2024'],
  ['D.M.YY', '1.12.24', '1.13.24'],
  ['MM/YYYY', '12/2024', '13/2024'],
  ['YYYYMMDD', '20241231', '20241232'],
  ['DD MMM YYYY', '30 Apr 2024', '31 Apr 2024'],
  ['MM/DD/YYYY HH:mm', '12/31/2024 23:59', '12/31/2024 24:00'],
  ['YYYY年M月D日', '2024年2月29日', '2023年2月29日'],
])('takes a date of the calendar as %s, and no other', (format, real, impossible) => {
  expect(convertDate(real, format, format)).toBe(real);
  expect(convertDate(impossible, format, format)).toBeUndefined();
});

describe('a typed date', () => {
  it.each([
    ['DD/MM/YYYY', '1/6/2026', '2026-06-01 00:00'],
    ['DD/MM/YYYY', '1/06/2026', '2026-06-01 00:00'],
    ['DD/MM/YYYY', '01/6/2026', '2026-06-01 00:00'],
    ['MM-DD-YYYY', '6-1-2026', '2026-06-01 00:00'],
    ['YYYY-MM-DD', '2026-6-1', '2026-06-01 00:00'],
    ['YYYY年MM月DD日', '2026年6月1日', '2026-06-01 00:00'],
    ['DD MMM YYYY', '1 Jun 2026', '2026-06-01 00:00'],
    ['DD/MM/YYYY HH:mm', '1/6/2026 09:30', '2026-06-01 09:30'],
    ['YYYY-MM-DD[T]HH:mm', '2026-6-1T09:30', '2026-06-01 09:30'],
  ])('has one digit for the two of a day or month in %s: %s', (shown, text, read) => {
    expect(readDate(text, shown, 'YYYY-MM-DD HH:mm')).toBe(read);
  });

  it.each([
    ['DD/MM/YYYY', '2026-06-01', '2026-06-01 00:00'],
    ['D.M.YY', '2026-06-01', '2026-06-01 00:00'],
    ['YYYYMMDD', '2026-06-01', '2026-06-01 00:00'],
    ['MM/DD/YYYY HH:mm', '2026-06-01 09:30', '2026-06-01 09:30'],
    ['MM/DD/YYYY HH:mm', '2026-06-01T09:30', '2026-06-01 09:30'],
  ])('is read as an ISO date too where %s is shown: %s', (shown, text, read) => {
    expect(readDate(text, shown, 'YYYY-MM-DD HH:mm')).toBe(read);
  });

  it.each([
    ['YYYY-MM-DD', '2026-03-04 00:00:00'],
    ['YYYY-MM-DD', '2026-03-04T00:00:00.000Z'],
    ['YYYY-MM-DD', '2026-03-04 00:00:00+00:00'],
    ['DD/MM/YYYY', '2026-03-04 00:00'],
    ['MM/DD/YYYY', '3/4/2026 0:00'],
    ['MM/DD/YYYY', '3/4/2026 12:00:00 AM'],
  ])('is the same day with its midnight where %s has no time: %s', (shown, text) => {
    expect(readDate(text, shown, 'YYYY-MM-DD HH:mm')).toBe('2026-03-04 00:00');
  });

  it.each([
    ['DD/MM/YYYY', '31/02/2026'],
    ['DD/MM/YYYY', '31/2/2026'],
    ['DD/MM/YYYY', '1/13/2026'],
    ['DD/MM/YYYY', '1/6/26'],
    ['DD/MM/YYYY', '1-6-2026'],
    ['DD/MM/YYYY', '001/6/2026'],
    ['DD/MM/YYYY', '/6/2026'],
    ['DD/MM/YYYY', '2026-6-1'],
    ['DD/MM/YYYY', '2026-02-31'],
    ['DD/MM/YYYY', '2026/06/01'],
    ['DD/MM/YYYY', '26-06-01'],
    ['DD/MM/YYYY', '2026-06-01 09:30'],
    ['DD/MM/YYYY', '2026-06-01 12:00'],
    ['DD/MM/YYYY HH:mm', '2026-06-01'],
    ['YYYYMMDD', '202661'],
    ['DDMMYYYY', '162026'],
    ['D.M.YY', '1926-06-01'],
    ['MM/YYYY', '2026-06-15'],
    ['YYYY-DD-MM', '2026-06-13'],
  ])('is refused where it is none, or could be another: as %s, %s', (shown, text) => {
    expect(readDate(text, shown, 'YYYY-MM-DD')).toBeUndefined();
  });

  it('is what its own format says before anything else', () => {
    expect(readDate('2026-01-06', 'YYYY-DD-MM', 'YYYY-MM-DD')).toBe('2026-06-01');
  });
});
