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

/** What may stand before the digits of a price. */
const CURRENCY = /^([+-]?)[A-Z]{0,3}\p{Sc}\s?/u;

const LEADING =
  /^[+-]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+|(?=\.\d))(?:\.\d+(?!\d|\.\d))?(?:e[+-]?\d{1,3}(?!\w))?/i;

/** The number that a text begins with, as "4.5 stars" and "$4.50" do. */
export function leadingNumberOf(text: string): number | undefined {
  const numeral = LEADING.exec(text.replace(CURRENCY, '$1'))?.[0];
  return numeral === undefined ? undefined : Number(numeral.replaceAll(',', ''));
}

/** Endings of names of columns whose numbers are identifiers; an index may follow. */
const OF_NAMES =
  /(?:^|[\W_])(?:c?ids?|pid|sku|(?:zip|post)?code|zip|phones?(?:[\W_]?(?:no|number))?)(?:[\W_]+(?:\d+|\*))?$/i;
const OF_YEARS = /(?:^|(?<!per)[\W_])year$/i;

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
