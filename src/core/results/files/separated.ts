import { UTF8_MARK } from './file-format.ts';
import { hidesFormula, withoutFormula } from './formula.ts';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Texts as spreadsheets put a line of cells on the clipboard: one with a tab, line break or quote in it is quoted. */
export function toTsvLine(texts: readonly string[]): string {
  return texts.map((text) => (/[\t\r\n"]/.test(text) || hidesFormula(text) ? quoted(text) : text)).join('\t');
}

/** What some program would cut off, or take for the end of a cell; in each by the sign that parts cells. */
const LOST = { ',': /[,"\r\n\uFEFF]|^ | $/, '\t': /[\t"\r\n\uFEFF]|^ | $/ } as const;

/** A line of a file, with its end. A line without any character would be taken for none: its only cell is quoted. */
export function toFileLine(texts: readonly string[], delimiter: ',' | '\t'): string {
  const lost = LOST[delimiter];
  const cells =
    texts.length === 1 && texts[0] === ''
      ? [quoted('')]
      : texts.map((text) => (lost.test(text) || hidesFormula(text) ? quoted(text) : text));
  return `${cells.join(delimiter)}\r\n`;
}

/** Lines of texts as a file that spreadsheets open by a double click, and in which they run nothing. */
export function toCsvFile(lines: readonly (readonly string[])[]): string {
  return UTF8_MARK + lines.map((texts) => toFileLine(texts.map(withoutFormula), ',')).join('');
}
