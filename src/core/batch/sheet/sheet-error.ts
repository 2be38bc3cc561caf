import { itemTexts } from './cells/cell-items.ts';
import type { DraftColumn } from './sheet-draft.ts';

/**
 * Spreadsheet errors in the languages of Excel, which writes them to files as text. Matches whole words in
 * exact case only: `#NAME` and `#ref` are hashtags.
 */
const ERRORS: ReadonlySet<string> = new Set(
  `N/A n/a REF! VALUE! DIV/0! NAME? NULL! NUM! SPILL! CALC! FIELD! BLOCKED! CONNECT! UNKNOWN! BUSY! EXTERNAL! PYTHON! TIMEOUT! ERROR!
  GETTING_DATA NV BEZUG! WERT! ZAHL! ÜBERLAUF! KALK! FELD! DATEN_ABRUFEN VALEUR! NOM? NUL! NOMBRE! PROPAGATION! CALCUL! CHAMP! N/D
  ¡REF! ¡VALOR! ¡DIV/0! ¿NOMBRE? NOMBRE? ¡NULO! ¡NUM! ¡DESBORDAMIENTO! ¡CALC! ¡CAMPO! RIF! VALORE! NOME? NULLO! ESPANSIONE! CAMPO!
  VALOR! NULO! NÚM! DESPEJAR! N/B VERW! WAARDE! DEEL/0! NAAM? LEEG! GETAL! OVERLOOP! N/D! ADR! ARG! DZIEL/0! NAZWA? ZERO! LICZBA!
  SAKNAS! REFERENS! VÄRDEFEL! DIVISION/0! NAMN? SKÄRNING! OGILTIGT! I/T REFERENCE! VÆRDI! VERDI! NAVN? PUUTTUU! VIITTAUS! ARVO! JAKO/0!
  NIMI? TYHJÄ! LUKU! NENÍ_K_DISPOZICI ODKAZ! HODNOTA! DĚLENÍ_NULOU! NÁZEV? ČÍSLO! NEDOSTUPNÝ DELENIENULOU! NÁZOV? NEPLATNÝ! HIÁNYZIK
  HIV! ÉRTÉK! ZÉRÓOSZTÓ! NÉV? NULLA! SZÁM! KIBONTÁS! Н/Д ССЫЛКА! ЗНАЧ! ДЕЛ/0! ИМЯ? ПУСТО! ЧИСЛО! ПЕРЕНОС! YOK BAŞV! DEĞER! SAYI/0! AD?
  BOŞ! SAYI! TAŞMA! Δ/Υ ΑΝΑΦ! ΤΙΜΗ! ΔΙΑΙΡ./0! ΔΙΑΙΡ/0! ΟΝΟΜΑ? ΚΕΝΟ! ΑΡΙΘ! VALOARE! NUME? VRIJEDNOST! BROJ! DIJ/0! NAZIV? N/V SKLIC!
  VREDN! ŠTEV! DEL/0! IME? NIČ!`
    .split(/\s+/)
    .map((word) => `#${word}`),
);

const NUMBERED = /^Err:\d{3}$/;

const isError = (text: string): boolean => ERRORS.has(text.normalize()) || NUMBERED.test(text);

/**
 * The spreadsheet error in a cell or one of its items; undefined in a column that is not sent or takes
 * such texts.
 */
export function sheetErrorIn({ target, takesErrors }: DraftColumn, cell: string): string | undefined {
  // Most cells are told apart at once.
  if (takesErrors === true || !(cell.includes('#') || cell.includes('Err:'))) return undefined;
  if (target.kind === 'option') return isError(cell.trim()) ? cell.trim() : undefined;
  if (target.kind !== 'field') return undefined;
  return itemTexts(cell, target.separator ?? '\n').find(isError);
}
