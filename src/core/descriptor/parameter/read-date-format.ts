import { shortened } from '#core/cut-text.ts';
import { type DateFormat, ISO_DATES } from '#core/form/parameter.ts';
import type { JsonObject } from '#core/json/json.ts';
import type { Note } from '../note.ts';
import { readFirstText } from '../read-text.ts';

const MAX_LENGTH = 40;

/**
 * How a date is shown (`format`) and sent (`valueFormat`); each defaults to the other, both to ISO. Years
 * are shown with four digits, since two do not name the century.
 */
export function readDateFormat(raw: JsonObject, note: Note): DateFormat {
  const declared = ['format', 'valueFormat'].map((key) => readFirstText(raw, [key])?.trim() ?? '');
  const [shown, sent] = declared.map(toFormat);
  const format = {
    shown: withWholeYear(shown ?? sent ?? ISO_DATES.shown),
    sent: sent ?? shown ?? ISO_DATES.sent,
  };
  const unknown = declared.find((text) => text !== '' && !toFormat(text) && !SCHEMA_FORMAT.test(text));
  if (unknown !== undefined)
    note({ kind: 'dateFormatUnknown', declared: shortened(unknown, MAX_LENGTH), format: format.sent });
  return format;
}

const SCHEMA_FORMAT = /^(date|date-time|time)$/i;

const RUN = /([A-Za-z])\1*|\[[^\]]*\]|[^A-Za-z]/g;

const TOKENS: ReadonlySet<string> = new Set(
  'YYYY YY M MM MMM MMMM D DD ddd H HH h hh m mm s ss SSS A a Z ZZ T'.split(' '),
);

function toFormat(declared: string): string | undefined {
  if (declared.length > MAX_LENGTH) return undefined;
  const format = declared.includes('%') ? fromStrftime(declared) : fromLetters(declared);
  return format !== undefined && /[YMD]/.test(format.replaceAll(/\[[^\]]*\]/g, '')) ? format : undefined;
}

/**
 * Day.js letters, with lower-case years and days, and lower-case months where minutes are impossible. A
 * one-letter year, quotes and backslashes belong to PHP or Java.
 */
function fromLetters(declared: string): string | undefined {
  if (/['"\\]/.test(declared)) return undefined;
  const hasMonth = declared.includes('M');
  let before = '';
  const format = declared.replace(RUN, (run) => {
    const isMonth = /^m+$/.test(run) && !hasMonth && !/^h/i.test(before);
    if (/^[A-Za-z[]/.test(run)) before = run;
    if (/^y+$/.test(run)) return run.toUpperCase();
    return isMonth || /^dd?$/.test(run) ? run.toUpperCase() : run;
  });
  const runs = [...format.matchAll(RUN)].map(([run]) => run).filter((run) => /^[A-Za-z]/.test(run));
  return runs.every((run) => TOKENS.has(run)) ? format : undefined;
}

const STRFTIME: Readonly<Record<string, string>> = {
  '%Y': 'YYYY',
  '%y': 'YY',
  '%m': 'MM',
  '%-m': 'M',
  '%#m': 'M',
  '%b': 'MMM',
  '%h': 'MMM',
  '%B': 'MMMM',
  '%d': 'DD',
  '%-d': 'D',
  '%#d': 'D',
  '%F': 'YYYY-MM-DD',
  '%H': 'HH',
  '%-H': 'H',
  '%I': 'hh',
  '%-I': 'h',
  '%M': 'mm',
  '%S': 'ss',
  '%p': 'A',
  '%z': 'ZZ',
  '%R': 'HH:mm',
  '%T': 'HH:mm:ss',
  '%%': '[%]',
};

function fromStrftime(declared: string): string | undefined {
  if (/[[\]]/.test(declared)) return undefined;
  const parts = [...declared.matchAll(/%[-#]?[\s\S]?|[A-Za-z]+|[^%A-Za-z]+/g)].map(([part]) => {
    if (part.startsWith('%')) return Object.hasOwn(STRFTIME, part) ? STRFTIME[part] : undefined;
    return /^[A-Za-z]/.test(part) ? `[${part}]` : part;
  });
  return parts.includes(undefined) ? undefined : parts.join('');
}

function withWholeYear(format: string): string {
  return format.replaceAll(RUN, (run) => (run === 'YY' ? 'YYYY' : run));
}
