import { isJsonArray, isJsonObject, type Json } from './json.ts';

/**
 * True when the double that a number's text is read as is the number that was meant: not infinite, not a whole number
 * beyond ±(2^53 − 1), where neighbours are rounded into each other, not zero for what is not, and not a whole number for a
 * fraction beyond ±2^52, where no double has one. A smaller fraction is taken as the nearest double, as JSON does.
 */
export function isExactNumber(text: string): boolean {
  const value = Number(text);
  if (!Number.isFinite(value)) return false;
  if (value === 0) return !/^[^eE]*[1-9]/.test(text);
  if (!Number.isInteger(value)) return true;
  return Number.isSafeInteger(value) && (Math.abs(value) < 2 ** 52 || isWholeNumber(text));
}

const NUMERAL = /^[+-]?(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;

/** True for the text of a whole number. Judged by the digits, since the double nearest to `10.00000000000000000001` is 10. */
export function isWholeNumber(text: string): boolean {
  const [, whole = '', fraction = '', exponent = '0'] = NUMERAL.exec(text.trim()) ?? [];
  const significant = (whole + fraction).replace(TRAILING_ZEROS, '');
  return significant === '' || significant.length <= whole.length + Number(exponent);
}

const TRAILING_ZEROS = /(?<!0)0+$/;

/** Sets the digits of a number that would be rounded apart from text. */
const MARK = '\0';
const MARKED = /^\0(-?\d[\d.eE+-]*)$/;

const digitsIn = (text: string): string | undefined =>
  text.startsWith(MARK) ? MARKED.exec(text)?.[1] : undefined;

/** Marks the digits of a number that `JSON.parse` would round, for a reader that has to tell it from text. */
export const markInexact = (digits: string): string => MARK + digits;

/** The digits of the first such number in a value; undefined where it is exact. */
export function inexactIn(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return digitsIn(value);
  if (value === undefined || !(isJsonArray(value) || isJsonObject(value))) return undefined;
  for (const item of Object.values<Json>(value)) {
    const found = inexactIn(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The value with the nearest numbers in place of such: to know its shape by, never to be sent. */
export function rounded(value: Json): Json {
  return JSON.parse(JSON.stringify(value), (_, item: Json) => {
    if (typeof item !== 'string') return item;
    const digits = digitsIn(item);
    return digits === undefined ? withoutMark(item) : Number(digits);
  }) as Json; // JSON.parse gives JSON
}

/** The text of a value that is not a list or an object, as a person reads it: digits without their mark. */
export const withoutMark = (text: string): string =>
  digitsIn(text) ?? (ESCAPED.test(text) ? text.slice(1) : text);

/** A text that would look marked has one more mark. */
const ESCAPED = /^\0{2,}-?\d[\d.eE+-]*$/;
/** A text of its own: no end of another, behind a quote in it, and no key. */
const MARKED_IN_JSON = /(?<!\\)"\\u0000((?:\\u0000)*)(-?\d[\d.eE+-]*)"(?!\s*:)/g;

/** JSON with every number as it came, also those that are marked. */
export function writeExactJson(value: Json, indent = 0): string {
  const text = JSON.stringify(value, null, indent);
  if (!text.includes('"\\u0000')) return text;
  return text.replace(MARKED_IN_JSON, (_, marks: string, digits: string) =>
    marks === '' ? digits : `"${marks}${digits}"`,
  );
}

/**
 * May match more than the numbers that would be rounded, never less; what has none of it, as most answers, is not looked at twice.
 * Coordinates have none, nor have lines of a log about `Subtask-[28596067108978688]`.
 */
const MAYBE_INEXACT = /(?:^|[:,\s])\[*-?(?:\d{16}|[\d.]{300}|[\d.]+[eE])/;
const QUOTE_OR_NUMBER = /"|-?\d[\d.eE+-]*/g;

/**
 * Parses JSON as `JSON.parse` does, but for the numbers that it would round: those become text.
 * @param write makes the text of the number's digits
 * @throws SyntaxError
 */
export function parseDigits(text: string, write = (digits: string) => digits): unknown {
  const hasMarks = write === markInexact && text.includes('"\\u0000');
  const escaped = hasMarks ? text.replace(MARKED_IN_JSON, '"\\u0000\\u0000$1$2"') : text;
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

/** The offset of the closing quote of the string that opens at `start`; the length of `text` where it has none. */
export function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}
