/**
 * Before a character that starts a formula (`core/results/files/formula.ts`), an apostrophe makes a
 * spreadsheet read text.
 */
const TEXT_MARK = /^'(?=[=+\-@＝＋－＠\t\r\n])/;

export const withoutTextMark = (cell: string): string => cell.replace(TEXT_MARK, '');
