import { itemTexts } from './cell-entry.ts';
import type { DraftColumn } from './sheet-draft.ts';

/** What spreadsheets show where a formula failed; they write it into a file as if it was a text. */
const ERROR =
  /^(?:#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA)|Err:\d{3})$/i;

/** The error of a spreadsheet that a cell holds, or one of its items; undefined in a column that is not sent, and where such texts are meant. */
export function sheetErrorIn({ target, takesErrors }: DraftColumn, cell: string): string | undefined {
  // Most cells are told apart at once.
  if (takesErrors === true || !(cell.includes('#') || cell.includes('Err:'))) return undefined;
  if (target.kind === 'option') return ERROR.test(cell.trim()) ? cell.trim() : undefined;
  if (target.kind !== 'field') return undefined;
  return itemTexts(cell, target.separator ?? '\n').find((item) => ERROR.test(item));
}
