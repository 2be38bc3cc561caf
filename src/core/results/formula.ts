import { DECIMAL } from '#core/decimal.ts';

/**
 * A text that a spreadsheet takes for a formula: it begins with one of `= + - @`, a tab or a line break, and is no
 * number, since a spreadsheet reads "-5" as one. An apostrophe before it keeps it a text.
 */
export const FORMULA = new RegExp(String.raw`^(?![+-]${DECIMAL}(?:e[+-]?\d+)?$)[=+\-@\t\r\n]`, 'i');
