import { DECIMAL } from '#core/decimal.ts';

/**
 * Characters that start a formula, including full-width forms of Chinese and Japanese input;
 * `core/sheet/text-prefix.ts` has the same set.
 */
const SIGNS = String.raw`=+\-@＝＋－＠`;
const NUMBER = String.raw`[+-]${DECIMAL}(?:e[+-]?\d+)?$`;

/**
 * A sign, then only characters of phone numbers, amounts and dates, or several of these: it cannot name a
 * function or a cell. Includes typographic dashes and blanks.
 */
const HARMLESS = String.raw`[+\-＋－](?:[\d ().,;/|%$€£¥\u00A0\u2009-\u2015\u202F-]|(?<=[,;/|][ \u00A0]?)[+＋])*$`;

const FORMULA = new RegExp(String.raw`^(?!${NUMBER}|${HARMLESS})[${SIGNS}\t\r\n]`, 'i');

/**
 * Prefixes text that a spreadsheet would read as a formula with an apostrophe, on the clipboard and in
 * files. Phone numbers and negative numbers stay unchanged.
 */
export function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** A call, or a reference to another program, behind a separator of cells. */
const FOREIGN_CALL = new RegExp(String.raw`([;|\t][ "']*)(?=[${SIGNS}][^;\t]*[(!])`, 'g');

/**
 * Like `withoutFormula`, also for a formula inside of a text: quotes keep it there only in a spreadsheet
 * that separates cells as the file does.
 */
export const withoutFormulas = (text: string): string => withoutFormula(text.replaceAll(FOREIGN_CALL, "$1'"));

const FOREIGN_FORMULA = new RegExp(`[,;|\\t][ "']*[${SIGNS}]`);

/**
 * True if a spreadsheet with another cell separator would find a formula inside the text; such text is
 * always quoted.
 */
export function hidesFormula(text: string): boolean {
  return FOREIGN_FORMULA.test(text);
}
