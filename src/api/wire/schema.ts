import * as z from 'zod/mini';

import { asMessage } from '#core/cut-text.ts';
import { Failure } from '#core/errors/failure.ts';
import { asTitle } from '#core/descriptor/read-text.ts';
import { isJsonArray, isJsonObject, ownValue } from '#core/json/json.ts';
import { shallow } from '#core/json/compare.ts';
import { valueText } from '#core/json/write.ts';
import { parseUrl } from '#core/parse-url.ts';

/**
 * Must come before the first schema: zod otherwise compiles objects with `new Function`, which the CSP
 * forbids.
 */
z.config({ jitless: true });

export const text = z.prefault(z.pipe(z.unknown(), z.transform(toText)), null);

export const word = z.pipe(z.pipe(z.unknown(), z.transform(toText)), z.string().check(z.minLength(1)));

/** A finite number from 0, also as text; 0 if absent. */
export const amount = z.prefault(
  z.pipe(
    z.unknown(),
    z.transform((value) => toAmount(value) ?? 0),
  ),
  null,
);
export const maybeAmount = z.prefault(z.pipe(z.unknown(), z.transform(toAmount)), null);

export const number = z.pipe(
  z.pipe(z.unknown(), z.transform(toNumber)),
  z.number().check(z.minimum(-Number.MAX_SAFE_INTEGER), z.maximum(Number.MAX_SAFE_INTEGER)),
);

export const maybeNumber = z.prefault(z.pipe(z.unknown(), z.transform(toNumber)), null);

export const yesOrNo = z.prefault(z.pipe(z.unknown(), z.transform(toYesOrNo)), null);

export const count = z.prefault(z.pipe(z.unknown(), z.transform(toCount)), null);

export const title = z.prefault(
  z.pipe(
    z.unknown(),
    z.transform((value) => (SEEN.test(toText(value)) ? asTitle(toText(value)) : '')),
  ),
  null,
);

const SEEN = /[^\s\p{C}]/u;

export const said = z.prefault(
  z.pipe(
    z.unknown(),
    z.transform((value) => asMessage(toText(value))),
  ),
  null,
);

/**
 * Milliseconds since the epoch, from a date, seconds or a finer unit. Undefined if unset (0, absent), not
 * a date, or not of this century.
 */
export const moment = z.prefault(z.pipe(z.unknown(), z.transform(toMoment)), null);

/** An absolute http(s) URL, or a `blob:` URL of this page, or undefined: no other scheme may become a link. */
export const webUrl = z.prefault(z.pipe(z.unknown(), z.transform(toWebUrl)), null);

export const anything = z.prefault(z.unknown(), null);

export const items = z.prefault(
  z.pipe(
    z.nullable(z.array(z.unknown())),
    z.transform((list) => (list ?? []).filter((item) => item !== null)),
  ),
  null,
);

/**
 * Reads the `data` of an answer by a schema.
 * @param part name of the data in the failure
 * @throws Failure of kind `unreadable` that names the first unusable part
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

/** @throws Failure of kind `unreadable` for a page with neither a list nor a count */
export function requireList(data: unknown, total: number | undefined): void {
  const list = isJsonObject(data) ? ownValue(data, 'list') : undefined;
  if (total === undefined && !isJsonArray(list))
    throw new Failure({ kind: 'unreadable', detail: 'data.list is missing' });
}

export function readItem<S extends z.core.$ZodType>(schema: S, data: unknown): readonly z.output<S>[] {
  const read = z.safeParse(schema, data);
  return read.success ? [read.data] : [];
}

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

/** A date and time without a zone is UTC; browsers would assume local time. */
function parseDate(text: string): number {
  const zoned = /^[^T ]+[T ][\d:.,]+$/.test(text.trim()) ? `${text.trim().replace(' ', 'T')}Z` : text;
  return Date.parse(zoned);
}

/**
 * Seconds reach this in the year 5138, milliseconds passed it in 1973. Each finer unit extends it a
 * thousandfold.
 */
const FIRST_MILLISECONDS = 1e11;

/** The end of 1999. Smaller values count from another epoch, or are a zero with a zone. */
const FIRST_MOMENT = 946_684_799_999;

/** Dates end at 8.64e15; values close to it break date arithmetic. */
const LAST_MOMENT = 8e15;

function toMilliseconds(time = 0): number | undefined {
  if (time < FIRST_MILLISECONDS) return time * 1000;
  const unit = [1, 1e3, 1e6].find((perMillisecond) => time / perMillisecond < FIRST_MILLISECONDS * 1000);
  return unit && time / unit;
}

function toWebUrl(value: unknown): string | undefined {
  const url = typeof value === 'string' ? parseUrl(value) : undefined;
  return url && ['https:', 'http:', 'blob:'].includes(url.protocol) ? url.href : undefined;
}
