import { DECIMAL } from '#core/decimal.ts';

const FIRST = String.raw`[=+\-@\t\r\n]`;
const NUMBER = String.raw`[+-]${DECIMAL}(?:e[+-]?\d+)?$`;

/** A plus, then digits and spaces: no formula that could do harm. */
const PHONE = String.raw`\+\d[\d ]*$`;

/**
 * A text that a spreadsheet takes for a formula: it begins with one of `= + - @`, a tab or a line break, and is no
 * number, since a spreadsheet reads "-5" as one. An apostrophe before it keeps it a text.
 */
export const FORMULA = new RegExp(`^(?!${NUMBER})${FIRST}`, 'i');

/** The same for a file, whose readers may show that apostrophe, or take it for a part of a phone number. */
export const FORMULA_IN_FILE = new RegExp(`^(?!${NUMBER}|${PHONE})${FIRST}`, 'i');
