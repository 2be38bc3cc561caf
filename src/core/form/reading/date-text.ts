// Descriptors write their formats in its tokens.
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(customParseFormat);
// In UTC every day has every hour; in local time those that a clock change skips would be refused.
dayjs.extend(utc);

/**
 * Converts a date between two formats (Day.js tokens). Undefined if the text does not match `from` exactly
 * or is not a calendar date, such as 31 February.
 */
export function convertDate(text: string, from: string, to: string): string | undefined {
  // Of nothing Day.js makes an error, and catches it.
  if (text === '') return undefined;
  const date = dayjs.utc(text, from, true);
  return date.isValid() ? date.format(to) : undefined;
}

/**
 * Reads a date typed in the format `shown` and writes it in the format `to` (Day.js tokens); undefined if
 * it is not a date. A two-digit day or month may have one digit if separators surround it (`1/6/2026`). An
 * ISO date (`2026-06-01`) is read in every format that can hold it. If the format has no time of day,
 * midnight is ignored, because spreadsheets store days with one.
 */
export function readDate(text: string, shown: string, to: string): string | undefined {
  const day = withoutMidnight(text, shown);
  for (const format of formatsTyped(shown)) {
    const date = convertDate(day, format, to);
    if (date !== undefined) return date;
  }
  return readIsoDate(day, shown, to);
}

export const withoutMidnight = (text: string, shown: string): string =>
  TIME.test(shown) ? text : text.replace(MIDNIGHT, '');

const MIDNIGHT = /[ T](?:0?0:00(?::00(?:\.0+)?)?|12:00(?::00)? ?AM)(?:Z|[+-]00:?00)?$/i;

function formatsTyped(format: string): readonly string[] {
  const shortDay = format.replace(DAY, 'D');
  return [format, shortDay, format.replace(MONTH, 'M'), shortDay.replace(MONTH, 'M')];
}

const DAY = /(?<![A-Za-z])DD(?![A-Za-z])/;
const MONTH = /(?<![A-Za-z])MM(?![A-Za-z])/;

function readIsoDate(text: string, shown: string, to: string): string | undefined {
  const iso = ISO_START.test(text) ? isoFormat(shown) : undefined;
  if (iso === undefined) return undefined;
  const plain = text.replace('T', ' ');
  const date = convertDate(plain, iso, shown) ?? '';
  return convertDate(date, shown, iso) === plain ? convertDate(date, shown, to) : undefined;
}

export function isoFormat(shown: string): string | undefined {
  if (shown.includes(DAY_AFTER_YEAR)) return undefined;
  const [time] = TIME.exec(shown) ?? [];
  return time === undefined ? 'YYYY-MM-DD' : `YYYY-MM-DD ${time}`;
}

const ISO_START = /^\d{4}-\d\d-\d\d/;
const DAY_AFTER_YEAR = 'YYYY-D';
const TIME = /[Hh].*$/;
