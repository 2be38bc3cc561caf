import { DECIMAL } from '#core/decimal.ts';

/** What begins a formula, also in the wide forms of Chinese and Japanese input; `core/sheet/text-mark.ts` has the same. */
const SIGNS = String.raw`=+\-@＝＋－＠`;
const NUMBER = String.raw`[+-]${DECIMAL}(?:e[+-]?\d+)?$`;

/**
 * A sign, then only what phone numbers, sums of money and dates are written with, or several such: it can name no function and
 * no cell. Dashes and blanks are also those of print.
 */
const HARMLESS = String.raw`[+\-＋－](?:[\d ().,;/|%$€£¥\u00A0\u2009-\u2015\u202F-]|(?<=[,;/|][ \u00A0]?)[+＋])*$`;

const FORMULA = new RegExp(String.raw`^(?!${NUMBER}|${HARMLESS})[${SIGNS}\t\r\n]`, 'i');

/**
 * A text for a spreadsheet, on the clipboard and in files alike: one that would be taken for a formula has an apostrophe
 * before it. Phone numbers and negative numbers stay as they are.
 */
export function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

const FOREIGN_FORMULA = new RegExp(`[,;|\\t][ "']*[${SIGNS}]`);

/**
 * True where a spreadsheet that separates cells by another sign than ours would find a formula within a text: such a text is
 * quoted, whatever it holds else.
 */
export function hidesFormula(text: string): boolean {
  return FOREIGN_FORMULA.test(text);
}
