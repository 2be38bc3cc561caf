import { isJsonArray, isJsonObject, type Json } from './json.ts';

/**
 * True if the double parsed from the text equals the intended number. False for infinity, whole numbers
 * beyond ±(2^53 − 1), non-zero text that gives zero, and fractions beyond ±2^52, where doubles have no
 * fractions. A smaller fraction is taken as the nearest double, as JSON does.
 */
export function isExactNumber(text: string): boolean {
  const value = Number(text);
  if (!Number.isFinite(value)) return false;
  if (value === 0) return !/^[^eE]*[1-9]/.test(text);
  if (!Number.isInteger(value)) return true;
  return Number.isSafeInteger(value) && (Math.abs(value) < 2 ** 52 || isWholeNumber(text));
}

const NUMERAL = /^[+-]?(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;

/** Checks the digits, because the double nearest to `10.00000000000000000001` is 10. */
export function isWholeNumber(text: string): boolean {
  const [, whole = '', fraction = '', exponent = '0'] = NUMERAL.exec(text.trim()) ?? [];
  const significant = (whole + fraction).replace(TRAILING_ZEROS, '');
  return significant === '' || significant.length <= whole.length + Number(exponent);
}

const TRAILING_ZEROS = /(?<!0)0+$/;

const DIGITS_PREFIX = '\0';
const MARKED = /^\0(-?\d[\d.eE+-]*)$/;

const digitsIn = (text: string): string | undefined =>
  text.startsWith(DIGITS_PREFIX) ? MARKED.exec(text)?.[1] : undefined;

/**
 * Marks the digits of a number that `JSON.parse` would round, for a reader that must distinguish it from
 * text.
 */
export const markInexact = (digits: string): string => DIGITS_PREFIX + digits;

export function inexactIn(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return digitsIn(value);
  if (value === undefined || !(isJsonArray(value) || isJsonObject(value))) return undefined;
  for (const item of Object.values<Json>(value)) {
    const found = inexactIn(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Replaces inexact numbers with the nearest ones, to know the shape of a value. Never send the result. */
export function rounded(value: Json): Json {
  return JSON.parse(JSON.stringify(value), (_, item: Json) => {
    if (typeof item !== 'string') return item;
    const digits = digitsIn(item);
    return digits === undefined ? withoutDigitsPrefix(item) : Number(digits);
  }) as Json; // JSON.parse gives JSON
}

export const withoutDigitsPrefix = (text: string): string =>
  digitsIn(text) ?? (ESCAPED.test(text) ? text.slice(1) : text);

const ESCAPED = /^\0{2,}-?\d[\d.eE+-]*$/;
const MARKED_IN_JSON = /(?<!\\)"\\u0000((?:\\u0000)*)(-?\d[\d.eE+-]*)"(?!\s*:)/g;

/** Writes JSON with every number as it was received, including marked ones. */
export function writeExactJson(value: Json, indent = 0): string {
  const text = JSON.stringify(value, null, indent);
  if (!text.includes('"\\u0000')) return text;
  return text.replace(MARKED_IN_JSON, (_, escapes: string, digits: string) =>
    escapes === '' ? digits : `"${escapes}${digits}"`,
  );
}

/**
 * May match more than the numbers that would be rounded, never fewer. Text without a match, like most
 * answers, is not checked twice: coordinates do not match, nor do log lines about
 * `Subtask-[28596067108978688]`.
 */
const MAYBE_INEXACT = /(?:^|[:,\s])\[*-?(?:\d{16}|[\d.]{300}|[\d.]+[eE])/;
const QUOTE_OR_NUMBER = /"|-?\d[\d.eE+-]*/g;

/**
 * Like `JSON.parse`, but numbers that it would round become text.
 * @param write makes that text from the digits
 * @throws SyntaxError
 */
export function parseDigits(text: string, write = (digits: string) => digits): unknown {
  const needsEscape = write === markInexact && text.includes('"\\u0000');
  const escaped = needsEscape ? text.replace(MARKED_IN_JSON, '"\\u0000\\u0000$1$2"') : text;
  const value: unknown = JSON.parse(escaped);
  return MAYBE_INEXACT.test(escaped) ? JSON.parse(withInexactAsText(escaped, write)) : value;
}

function withInexactAsText(text: string, write: (digits: string) => string): string {
  let behind = 0;
  return text.replaceAll(QUOTE_OR_NUMBER, (token, at: number) => {
    if (at < behind) return token;
    if (token !== '"') return isExactNumber(token) ? token : JSON.stringify(write(token));
    behind = stringEnd(text, at) + 1;
    return token;
  });
}

export function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}
