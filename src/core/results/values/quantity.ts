import { compareDecimals, type Decimal, readDecimal } from '#core/decimal.ts';
import { inexactIn, isExactNumber } from '#core/json/digits.ts';
import type { Json, JsonObject } from '#core/json/json.ts';

import { valueAt } from './value-at.ts';

// What a number is among values: for tables, orders, filters, sums, summaries and comparisons alike.

/** A decimal as programs write it; leading zeros mark an identifier. */
const NUMERAL = /^[+-]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const PHONE = /^\+\d{7,}$/;
const MOST_CHARACTERS = 400;
const SAFE_DIGITS = 15;

/**
 * The number that a value, or its text, is; undefined for all else, including numbers that a double would
 * round, because two of them may differ.
 */
export function quantityOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const number = typeof value === 'string' ? numberOfText(value) : undefined;
  return number !== undefined && isHeldBy(number, value as string) ? number : undefined; // it is a text
}

/** Like `quantityOf`, but rounds longer fractions and inexact JSON numbers to the nearest double. */
export function nearestQuantityOf(value: Json | undefined): number | undefined {
  if (typeof value !== 'string') return quantityOf(value);
  const digits = inexactIn(value);
  return digits === undefined ? numberOfText(value) : quantityOf(Number(digits));
}

function numberOfText(text: string): number | undefined {
  if (text.length > MOST_CHARACTERS || !NUMERAL.test(text) || PHONE.test(text)) return undefined;
  const number = Number(text);
  // Nobody writes a name with an exponent: 1e20 is a number, although JSON does not hold its neighbours.
  const isPower = /e/i.test(text) && Number.isFinite(number) && number !== 0;
  return isPower || isExactNumber(text) ? number : undefined;
}

function isHeldBy(number: number, text: string): boolean {
  if (text.length <= SAFE_DIGITS) return true;
  const decimal = readDecimal(text);
  return [String(number), number.toPrecision(17)].some((written) => {
    const held = readDecimal(written);
    return decimal !== undefined && held !== undefined && compareDecimals(decimal, held) === 0;
  });
}

export function numberOf(value: Json | undefined): Decimal | undefined {
  const isNumeral = typeof value === 'string' && numberOfText(value) !== undefined;
  return isNumeral ? readDecimal(value) : jsonNumberOf(value);
}

export function jsonNumberOf(value: Json | undefined): Decimal | undefined {
  if (typeof value === 'number') return readDecimal(String(value));
  const digits = typeof value === 'string' ? inexactIn(value) : undefined;
  return digits === undefined ? undefined : readDecimal(digits);
}

/** Signs before a number, such as "(", "#" or ">= ". */
const SIGNS = /^[^\p{L}\p{N}\p{Sc}+.-]{1,3}(?=[\p{N}\p{Sc}+.-])/u;
/** What may stand before the digits of a price. */
const CURRENCY = /^([+-]?)[A-Z]{0,3}\p{Sc}\s?/u;
const CURRENCY_CODE = /^([A-Z]{3})\s(?=[+\d.-])/;

/** Blanks between thousands: those that do not break a line, and any in a text that is nothing but a number. */
const BLANKS = /(?<=\d)(?:[\u00a0\u202f]| (?=[\d ]+(?:\.\d+)?$))(?=\d{3}(?!\d))/g;
const LEADING =
  /^[+-]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+|(?=\.\d+(?!\d|\.\d)))(?:\.\d+(?!\d|\.\d))?(?:e[+-]?\d{1,3}(?!\w))?/i;
/** As in "1.234,50 €": the comma before one or two last digits is a point. */
const DECIMAL_COMMA = /^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}(?![\d.,])/;

let codes: ReadonlySet<string> | undefined;
const isCurrency = (code: string): boolean =>
  (codes ??= new Set(Intl.supportedValuesOf('currency'))).has(code);

/** What follows the digits of shortened counts. */
const MAGNITUDES = { '': 1, k: 1e3, K: 1e3, M: 1e6, B: 1e9, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 } as const;
const SHORTENED = /^([kKMB万萬亿億]?)\+?$/;

function splitLeading(text: string) {
  const start = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
  const amount = withoutCurrency(start.trim().replace('−', '-').replace(SIGNS, '').replaceAll(BLANKS, ','));
  const withComma = DECIMAL_COMMA.exec(amount)?.[0];
  const numeral = withComma ?? LEADING.exec(amount)?.[0];
  if (numeral === undefined) return undefined;
  const unit = SHORTENED.exec(amount.slice(numeral.length))?.[1] as keyof typeof MAGNITUDES | undefined;
  const digits = withComma?.replaceAll('.', '').replace(',', '.') ?? numeral.replaceAll(',', '');
  return { number: Number(digits), numeral, unit };
}

function withoutCurrency(text: string): string {
  const code = CURRENCY_CODE.exec(text)?.[1];
  return code !== undefined && isCurrency(code)
    ? text.replace(CURRENCY_CODE, '')
    : text.replace(CURRENCY, '$1');
}

/**
 * Reads the numbers that texts of one column begin with, as "4.5 stars" and "$4.50" do, for its order. "1.2K" orders as 1,200 if every text of the column
 * that begins with a number is a count, shortened or not: with other texts beside it, "12B" is a seat and
 * "5M" a size. Such texts are never quantities, because one alone does not tell a count from a name.
 */
export function leadingNumberJudge() {
  let [isShortened, allCounts] = [false, true];
  return {
    take: (value: Json | undefined) => {
      const leading = typeof value === 'string' ? splitLeading(value) : undefined;
      if (leading === undefined) return;
      const { numeral, unit } = leading;
      if (unit === undefined) allCounts = false;
      else if (unit !== '') isShortened ||= !/[MB]/.test(unit) || numeral.includes('.');
    },
    read: (text: string): number | undefined => {
      const leading = splitLeading(text);
      if (leading?.unit === undefined || !isShortened || !allCounts) return leading?.number;
      return leading.number * MAGNITUDES[leading.unit];
    },
  };
}

/** Endings of names of columns whose numbers are identifiers; an index may follow. */
const OF_NAMES =
  /(?:^|[\W_])(?:c?ids?|pid|sku|(?:zip|post)?code|zip|phones?(?:[\W_]?(?:no|number))?)(?:[\W_]+(?:\d+|\*))?$/i;
const OF_YEARS = /^year(?:$|[\W_])|(?<!per)[\W_]year[\W_]*\d*$/i;

export function plainNumberTest(key: string): ((number: number) => boolean) | undefined {
  const words = key.replaceAll(/([a-z])([A-Z])/g, '$1_$2');
  if (OF_NAMES.test(words)) return Number.isInteger;
  if (!OF_YEARS.test(words)) return undefined;
  return (number) => Number.isInteger(number) && number >= 1000 && number <= 2999;
}

export function isPlainNumberKey(key: string, rows: readonly JsonObject[]): boolean {
  const isPlain = plainNumberTest(key);
  if (isPlain === undefined) return false;
  return rows.every((row) => {
    const number = nearestQuantityOf(valueAt(row, key));
    return number === undefined || isPlain(number);
  });
}
