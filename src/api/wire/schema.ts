import * as z from 'zod/mini';

import { asMessage } from '#core/cut-text.ts';
import { Failure } from '#core/errors/failure.ts';
import { asTitle } from '#core/descriptor/read-text.ts';
import { isJsonArray, isJsonObject, ownValue } from '#core/json/json.ts';
import { shallow } from '#core/json/compare.ts';
import { valueText } from '#core/json/write.ts';

/** zod compiles objects with `new Function` unless told not to before the first schema; the CSP forbids that. */
z.config({ jitless: true });

/** Absent, null and structured values are no text; numbers and booleans are written as JSON does. */
export const text = z.prefault(z.pipe(z.unknown(), z.transform(toText)), null);

/** Text that must be there. */
export const word = z.pipe(z.pipe(z.unknown(), z.transform(toText)), z.string().check(z.minLength(1)));

/** A number from 0 on that sums can be made of, also as text; 0 where there is none. */
export const amount = z.prefault(
  z.pipe(
    z.unknown(),
    z.transform((value) => toAmount(value) ?? 0),
  ),
  null,
);
/** As `amount`, or undefined. */
export const maybeAmount = z.prefault(z.pipe(z.unknown(), z.transform(toAmount)), null);

/** A number that must be there, also as text, and that sums can be made of. */
export const number = z.pipe(
  z.pipe(z.unknown(), z.transform(toNumber)),
  z.number().check(z.minimum(-Number.MAX_SAFE_INTEGER), z.maximum(Number.MAX_SAFE_INTEGER)),
);

/** A number, also as text, or undefined. */
export const maybeNumber = z.prefault(z.pipe(z.unknown(), z.transform(toNumber)), null);

/** Yes or no, also as 1 or 0, and as a text of these; undefined for what is neither. */
export const yesOrNo = z.prefault(z.pipe(z.unknown(), z.transform(toYesOrNo)), null);

/** How many there are: a whole number from 0 on, also as text, or undefined. */
export const count = z.prefault(z.pipe(z.unknown(), z.transform(toCount)), null);

/** Text that is read at one glance, such as a title, cut where it is longer; none where nothing of it can be seen. */
export const title = z.prefault(
  z.pipe(
    z.unknown(),
    z.transform((value) => (SEEN.test(toText(value)) ? asTitle(toText(value)) : '')),
  ),
  null,
);

const SEEN = /[^\s\p{C}]/u;

/** Text that says what happened, as `asMessage` cuts it. */
export const said = z.prefault(
  z.pipe(
    z.unknown(),
    z.transform((value) => asMessage(toText(value))),
  ),
  null,
);

/** Milliseconds since the epoch, from a date or from seconds or anything finer; undefined while unset (0, absent), and for what is no date, or none of this century. */
export const moment = z.prefault(z.pipe(z.unknown(), z.transform(toMoment)), null);

/** An absolute http(s) URL, or one of a file that this page made (`blob:`), or undefined: no other scheme may become a link. */
export const webUrl = z.prefault(z.pipe(z.unknown(), z.transform(toWebUrl)), null);

/** Whatever is there, unread. */
export const anything = z.prefault(z.unknown(), null);

/** A list without its holes; absent and null are the empty list. */
export const items = z.prefault(
  z.pipe(
    z.nullable(z.array(z.unknown())),
    z.transform((list) => (list ?? []).filter((item) => item !== null)),
  ),
  null,
);

/**
 * Reads the `data` of an answer by a schema.
 * @param part what the data is, to name in the failure
 * @throws Failure of kind `unreadable` that names the first part that cannot be used
 */
export function readWire<S extends z.core.$ZodType>(schema: S, data: unknown, part = 'data'): z.output<S> {
  const read = z.safeParse(schema, data);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const path = [part, ...(issue?.path ?? [])].map(String).join('.');
  const wanted =
    issue !== undefined && 'expected' in issue
      ? ` is not a usable ${String(issue.expected)}`
      : ' is missing or not usable';
  throw new Failure({ kind: 'unreadable', detail: `${path}${wanted}` });
}

/** @throws Failure of kind `unreadable` for a page that tells neither its list nor how many there are */
export function requireToldList(data: unknown, total: number | undefined): void {
  const list = isJsonObject(data) ? ownValue(data, 'list') : undefined;
  if (total === undefined && !isJsonArray(list))
    throw new Failure({ kind: 'unreadable', detail: 'data.list is missing' });
}

/** Reads an item that an answer can do without: none, or the only one. */
export function readItem<S extends z.core.$ZodType>(schema: S, data: unknown): readonly z.output<S>[] {
  const read = z.safeParse(schema, data);
  return read.success ? [read.data] : [];
}

/** A value of an answer on one line: text as it is, everything else as JSON. */
export function toLine(value: unknown): string {
  return valueText(shallow(value));
}

function toText(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
}

/** What decimal numbers are written with: `Number` reads others too. */
const DECIMAL = /^\s*[-+.\de]+\s*$/i;

function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function toAmount(value: unknown): number | undefined {
  const number = toNumber(value);
  return number !== undefined && number >= 0 && number <= Number.MAX_SAFE_INTEGER ? number : undefined;
}

function toCount(value: unknown): number | undefined {
  const number = toNumber(value);
  return Number.isSafeInteger(number) && (number ?? -1) >= 0 ? number : undefined;
}

/** As `yesOrNo` reads it. */
export function toYesOrNo(value: unknown): boolean | undefined {
  const said = toText(value).trim().toLowerCase();
  if (said === 'true' || said === '1') return true;
  return said === 'false' || said === '0' ? false : undefined;
}

function toMoment(value: unknown): number | undefined {
  const number = toNumber(value);
  const moment =
    number === undefined && typeof value === 'string' ? parseDate(value) : toMilliseconds(number);
  return moment !== undefined && moment > FIRST_MOMENT && moment < LAST_MOMENT ? moment : undefined;
}

/** A date and time that names no zone is UTC; browsers would take it for this computer's. */
function parseDate(text: string): number {
  const zoned = /^[^T ]+[T ][\d:.,]+$/.test(text.trim()) ? `${text.trim().replace(' ', 'T')}Z` : text;
  return Date.parse(zoned);
}

/** Seconds reach this in the year 5138, milliseconds passed it in 1973; so it goes on, a thousand times as far, in finer units. */
const FIRST_MILLISECONDS = 1e11;

/** The end of 1999: what is before it counts seconds from somewhere else, or is a zero with a zone. */
const FIRST_MOMENT = 946_684_799_999;

/** Dates end at 8.64e15: what is close to it cannot be reckoned with. */
const LAST_MOMENT = 8e15;

function toMilliseconds(time = 0): number | undefined {
  if (time < FIRST_MILLISECONDS) return time * 1000;
  const unit = [1, 1e3, 1e6].find((perMillisecond) => time / perMillisecond < FIRST_MILLISECONDS * 1000);
  return unit && time / unit;
}

function toWebUrl(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  return ['https:', 'http:', 'blob:'].includes(url.protocol) ? url.href : undefined;
}
