import { hidesFormula } from './formula.ts';

/** Texts as spreadsheets put a line of cells on the clipboard: one with a tab, line break or quote in it is quoted. */
export function toTsvLine(texts: readonly string[]): string {
  return texts.map(toTsvText).join('\t');
}

function toTsvText(text: string): string {
  return /[\t\r\n"]/.test(text) || hidesFormula(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
