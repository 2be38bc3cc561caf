/** Before what begins a formula (`core/results/files/formula.ts`), an apostrophe tells a spreadsheet to take it for a text. */
const TEXT_MARK = /^'(?=[=+\-@＝＋－＠\t\r\n])/;

/** A cell as it was before an apostrophe was put there for a spreadsheet. */
export const withoutTextMark = (cell: string): string => cell.replace(TEXT_MARK, '');
