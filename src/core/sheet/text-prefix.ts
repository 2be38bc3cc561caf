/**
 * Before a character that starts a formula (`core/results/files/formula.ts`), an apostrophe makes a
 * spreadsheet read text.
 */
const TEXT_PREFIX = /^'(?=[=+\-@＝＋－＠\t\r\n])/;

export const withoutTextPrefix = (cell: string): string => cell.replace(TEXT_PREFIX, '');
