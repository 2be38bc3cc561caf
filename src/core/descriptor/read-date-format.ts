import { type DateFormat, ISO_DATES } from '#core/form/parameter.ts';
import type { JsonObject } from '#core/json/json.ts';
import type { Note } from './note.ts';
import { readFirstText } from './read-text.ts';

/** How a date is shown (`format`) and sent (`valueFormat`); each stands in for the other, ISO dates for both. */
export function readDateFormat(raw: JsonObject, note: Note): DateFormat {
  const declared = ['format', 'valueFormat'].map((key) => readFirstText(raw, [key])?.trim() ?? '');
  const [shown, sent] = declared.map(toFormat);
  const format = { shown: shown ?? sent ?? ISO_DATES.shown, sent: sent ?? shown ?? ISO_DATES.sent };
  const unknown = declared.find((text) => text !== '' && !toFormat(text) && !SCHEMA_FORMAT.test(text));
  if (unknown !== undefined) note({ kind: 'dateFormatUnknown', declared: unknown, format: format.sent });
  return format;
}

/** JSON Schema's names, which mean ISO dates. */
const SCHEMA_FORMAT = /^(date|date-time|time)$/i;

/** Text in brackets, which stands for itself, or a run of one letter. */
const RUN = /\[[^\]]*\]|([A-Za-z])\1*/g;
const TOKENS = /^(YYYY|YY|M{1,4}|DD?|ddd|HH?|hh?|mm?|ss?|SSS|A|a|ZZ?|T)*$/;

/**
 * A format in Day.js tokens that has a day, month or year in it. Years and days may be written in small letters, and so may
 * the month where nothing else is the month and the minutes of an hour are not meant.
 */
function toFormat(declared: string): string | undefined {
  const hasMonth = declared.includes('M');
  let before = '';
  const format = declared.replace(RUN, (run) => {
    const isMonth = /^m+$/.test(run) && !hasMonth && !/^h/i.test(before);
    before = run;
    if (/^y+$/i.test(run)) return run.length === 2 ? 'YY' : 'YYYY';
    return isMonth || /^dd?$/.test(run) ? run.toUpperCase() : run;
  });
  const words = format.replaceAll(/\[[^\]]*\]/g, ' ').split(/[^A-Za-z]+/);
  return words.some((word) => /[YMD]/.test(word)) && words.every((word) => TOKENS.test(word))
    ? format
    : undefined;
}
