import { UTF8_BOM } from './file-format.ts';
import { hidesFormula, withoutFormulas } from './formula.ts';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

export function toTsvLine(texts: readonly string[]): string {
  return texts.map((text) => (/[\t\r\n"]/.test(text) || hidesFormula(text) ? quoted(text) : text)).join('\t');
}

/** Characters that some program would cut off or read as the end of a cell, by delimiter. */
const LOST = { ',': /[,"\r\n\uFEFF]|^ | $/, '\t': /[\t"\r\n\uFEFF]|^ | $/ } as const;

/** A line of a file with its line end. A blank line would be skipped, so its only cell is quoted. */
export function toFileLine(texts: readonly string[], delimiter: ',' | '\t'): string {
  const lost = LOST[delimiter];
  const cells =
    texts.length === 1 && texts[0] === ''
      ? [quoted('')]
      : texts.map((text) => (lost.test(text) || hidesFormula(text) ? quoted(text) : text));
  return `${cells.join(delimiter)}\r\n`;
}

/** A CSV file that spreadsheets open by double click and in which they run no formula. */
export function toCsvFile(lines: readonly (readonly string[])[]): string {
  return UTF8_BOM + lines.map((texts) => toFileLine(texts.map(withoutFormulas), ',')).join('');
}
