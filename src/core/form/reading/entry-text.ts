import { isJsonArray, type Json } from '#core/json/json.ts';
import { writeJson } from '#core/json/write.ts';

import { isList } from '../editors.ts';
import type { Entry } from '../entry.ts';
import type { Parameter } from '../parameter.ts';
import { rowsOf, toArray } from '../rows.ts';
import { convertDate } from './date-text.ts';

/**
 * The entry for text typed into a text field (`input`, `textarea`, `number`, `datepicker`, `json`);
 * undefined for a cleared field, which is left out. Numbers, dates and JSON stay as typed and are read
 * when needed.
 */
export function entryFromText(parameter: Parameter, text: string): Entry | undefined {
  if (text === '') return undefined;
  const isPlain =
    parameter.type === 'string' && parameter.editor !== 'datepicker' && parameter.editor !== 'json';
  return isPlain ? { kind: 'value', value: text } : { kind: 'text', text };
}

export function textOfEntry(parameter: Parameter, entry: Entry | undefined): string {
  if (entry === undefined || (entry.kind === 'value' && entry.value === null)) return '';
  if (entry.kind === 'text') return entry.text;
  const value = entry.kind === 'rows' ? toArray(entry.rows) : entry.value;
  if (typeof value !== 'string') return writeJson(value);
  if (parameter.editor !== 'datepicker') return value;
  const { shown, sent } = parameter.dateFormat;
  return convertDate(value, sent, shown) ?? value;
}

export function entryFromValue(parameter: Parameter, value: Json): Entry {
  if (isList(parameter) && isJsonArray(value)) return { kind: 'rows', rows: rowsOf(value) };
  if (parameter.editor !== 'json') return { kind: 'value', value };
  if (parameter.type !== 'string') return { kind: 'text', text: writeJson(value) };
  return typeof value === 'string' ? { kind: 'text', text: value } : { kind: 'value', value };
}
