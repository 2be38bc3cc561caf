import { expect, it } from 'vitest';

import { convertDate } from './date-text.ts';

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
