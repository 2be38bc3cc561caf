import { expect, it } from 'vitest';

import { builtInFormat, formatOf, isoCellText, numberCellText } from './cell-format.ts';

const from1900 = { from1904: false };
const shown = (written: string, code: string, calendar = from1900) =>
  numberCellText(written, formatOf(code), calendar);

it('writes numbers as far as a spreadsheet reckons, without an exponent', () => {
  const plain = (written: string) => shown(written, 'General');
  expect(plain('0.30000000000000004')).toBe('0.3');
  expect(plain('1.1000000000000001')).toBe('1.1');
  expect(plain('1E+20')).toBe('100000000000000000000');
  expect(plain('1.5E-7')).toBe('0.00000015');
  expect(plain('-2.50')).toBe('-2.5');
  expect(plain('0.0')).toBe('0');
  expect(plain('1234567.891')).toBe('1234567.891');
  expect(shown('1234.5', '#,##0.00 [$€-407]')).toBe('1234.5');
  expect(shown('12', '0.00E+00')).toBe('12');
  expect(shown('-3', '0.00;[Red]-0.00')).toBe('-3');
});

it('keeps the digits of whole numbers that a program wrote without rounding', () => {
  expect(shown('12345678901234567890', '0')).toBe('12345678901234567890');
});

it('shows zeros before a number, and the signs in it, where its format has them', () => {
  expect(shown('501', '00000')).toBe('00501');
  expect(shown('123456789', '000\\-00\\-0000')).toBe('123-45-6789');
  expect(shown('2125550100', '"("000") "000"-"0000')).toBe('(212) 555-0100');
  expect(shown('1234567', '000-000')).toBe('1234-567');
  expect(shown('1.5', '00000')).toBe('1.5');
  expect(shown('7', '0')).toBe('7');
});

it('shows the letters before the digits of a code, such as the country of a postal code', () => {
  expect(shown('1067', '"D-"00000')).toBe('D-01067');
  expect(shown('8001', '\\C\\H\\-0000')).toBe('CH-8001');
  expect(shown('42', '"INV-"000"/"00')).toBe('INV-000/42');
  expect(shown('930', '00\\:00')).toBe('09:30');
  expect(shown('5', '00" km"')).toBe('5');
  expect(shown('5', '"No. "0')).toBe('5');
  expect(shown('1.5', '"D-"00000')).toBe('1.5');
});

it('writes a percentage with its whole value', () => {
  expect(shown('0.1234', '0%')).toBe('12.34%');
  expect(shown('0.30000000000000004', '0.0%')).toBe('30%');
  expect(numberCellText('1', builtInFormat(9), from1900)).toBe('100%');
});

it('writes dates as ISO 8601, whatever their format', () => {
  for (const code of [
    'm/d/yyyy',
    'dd.mm.yy',
    'd-mmm',
    '[$-409]mmmm d, yyyy;@',
    'yyyy"年"m"月"d"日"',
    'dddd',
    'mmm',
  ]) {
    expect(shown('46351', code), code).toBe('2026-11-25');
  }
  expect(shown('46351.5', 'yyyy-mm-dd')).toBe('2026-11-25');
  expect(numberCellText('46351', builtInFormat(14), from1900)).toBe('2026-11-25');
  expect(shown('46351.39583333334', 'yyyy-mm-dd hh:mm')).toBe('2026-11-25 09:30');
  expect(shown('46351.395844907405', 'm/d/yy h:mm AM/PM')).toBe('2026-11-25 09:30:01');
  expect(shown('46351', 'dd.mm.yyyy hh:mm:ss')).toBe('2026-11-25 00:00:00');
  expect(shown('46351.999999', 'yyyy-mm-dd hh:mm')).toBe('2026-11-26 00:00');
});

it('knows the day in 1900 that only spreadsheets know, and counts from 1904 where the file does', () => {
  expect(['1', '59', '60', '61'].map((serial) => shown(serial, 'yyyy-mm-dd'))).toEqual([
    '1900-01-01',
    '1900-02-28',
    '1900-02-29',
    '1900-03-01',
  ]);
  expect(shown('0', 'yyyy-mm-dd', { from1904: true })).toBe('1904-01-01');
  expect(shown('44889', 'yyyy-mm-dd', { from1904: true })).toBe('2026-11-25');
});

it('writes times and durations', () => {
  expect(shown('0.3958333333333333', 'h:mm')).toBe('09:30');
  expect(shown('0.3958333333333333', 'h:mm:ss AM/PM')).toBe('09:30:00');
  expect(shown('1.2604166666666667', '[h]:mm:ss')).toBe('30:15:00');
  expect(numberCellText('0.5', builtInFormat(20), from1900)).toBe('12:00');
  expect(numberCellText('0.5', builtInFormat(55), from1900)).toBe('12:00');
  expect(numberCellText(' ', builtInFormat(55), from1900)).toBe('');
  expect(numberCellText('46351', builtInFormat(55), from1900)).toBe('2026-11-25');
});

it('writes as a number what is no date in the format of one', () => {
  expect(shown('0', 'yyyy-mm-dd')).toBe('0');
  expect(shown('-1', 'yyyy-mm-dd')).toBe('-1');
  expect(shown('3000000', 'yyyy-mm-dd')).toBe('3000000');
});

it('takes no letters of texts and currencies in a format for those of dates', () => {
  for (const code of [
    '0.00 "days"',
    '#,##0 "h"',
    '[$USD] #,##0.00',
    '0\\d',
    '[Red]0',
    '"y;m"0',
    'Standard',
    '@',
    '# ?/?',
  ]) {
    expect(shown('12', code), code).toBe('12');
  }
});

it('shows a number in the part of its format whose condition it meets', () => {
  const durations = '[=0]?;[<4.17][hh]:mm:ss;[hh]:mm';
  expect(shown('0.0208333333333333', durations)).toBe('00:30:00');
  expect(shown('5', durations)).toBe('120:00');
  expect(shown('0.25', '[=0]?;0%')).toBe('25%');
  expect(shown('0', '[=0]?;0%')).toBe('0');
  expect(shown('46351', '[Red][>=40000]yyyy-mm-dd;0.0')).toBe('2026-11-25');
  expect(shown('12', '[Red][>=40000]yyyy-mm-dd;0.0')).toBe('12');
  expect(shown('0.5', '[<>1]0%')).toBe('50%');
  expect(shown('1', '[<>1]0%')).toBe('1');
});

it('writes a cell of ISO 8601 without the time that it does not have', () => {
  expect(isoCellText('2026-11-25T00:00:00')).toBe('2026-11-25');
  expect(isoCellText('2026-11-25T09:30:00')).toBe('2026-11-25 09:30:00');
  expect(isoCellText('2026-11-25')).toBe('2026-11-25');
});
