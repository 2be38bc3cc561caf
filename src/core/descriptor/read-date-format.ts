import { type DateFormat, ISO_DATES } from '#core/form/parameter.ts';
import type { JsonObject } from '#core/json/json.ts';
import { readFirstText } from './read-text.ts';

/** How a date is shown (`format`) and sent (`valueFormat`); each stands in for the other, ISO dates for both. */
export function readDateFormat(raw: JsonObject): DateFormat {
  const shown = formatUnder(raw, 'format');
  const sent = formatUnder(raw, 'valueFormat');
  return { shown: shown ?? sent ?? ISO_DATES.shown, sent: sent ?? shown ?? ISO_DATES.sent };
}

/** A format with a day, month or year in it, in Day.js tokens (`yyyy` and `dd` are read as `YYYY` and `DD`). */
function formatUnder(raw: JsonObject, key: string): string | undefined {
  const declared = readFirstText(raw, [key])?.trim();
  const format = declared?.replaceAll('yyyy', 'YYYY').replaceAll('dd', 'DD');
  return format !== undefined && /[YMD]/.test(format) && !/^(date|date-time|time)$/i.test(format)
    ? format
    : undefined;
}
