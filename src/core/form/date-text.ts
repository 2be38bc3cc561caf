import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(customParseFormat);
// In UTC every day has every hour; in local time those that a clock change skips would be refused.
dayjs.extend(utc);

/**
 * The date that `text` is in the format `from`, written in the format `to` (both in Day.js tokens); nothing where it is
 * not exactly such a text or no date of the calendar, such as 31 February.
 */
export function convertDate(text: string, from: string, to: string): string | undefined {
  const date = dayjs.utc(text, from, true);
  return date.isValid() ? date.format(to) : undefined;
}
