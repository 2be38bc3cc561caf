import { isJsonObject, type Json, ownValue } from '#core/json/json.ts';
import { valueText, writeJson } from '#core/json/write.ts';
import { convertDate } from './date-text.ts';
import type { Column, ValueSpec } from '../parameter.ts';
import { readText } from './read-value.ts';

export function cellText(column: Column, row: Json | undefined): string {
  const value = row !== undefined && isJsonObject(row) ? ownValue(row, column.name) : undefined;
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return writeJson(value);
  if (column.editor !== 'datepicker') return value;
  const { shown, sent } = column.dateFormat;
  return convertDate(value, sent, shown) ?? value.trimStart();
}

/**
 * Returns the row with typed cell text, read as the column's type. Unreadable text stays text so that its
 * problem is shown. A cleared cell is left out.
 */
export function withCellText(row: Json | undefined, column: Column, text: string): Json {
  if (text === '') return withCell(row, column.name, undefined);
  const read = readText(column, text);
  return withCell(row, column.name, read.ok ? read.value : unreadText(column, text));
}

/**
 * A cell holds the value that is sent. Text that is not a date in the shown format could be one in the
 * sent format (`12/31/2024` where `DD/MM/YYYY` is shown and `MM/DD/YYYY` sent). A leading blank prevents
 * that reading.
 */
function unreadText({ editor, dateFormat: { sent } }: Column, text: string): string {
  if (editor !== 'datepicker') return text;
  return convertDate(text, sent, sent) === undefined ? text : ` ${text}`;
}

export function withCell(row: Json | undefined, name: string, value: Json | undefined): Json {
  const held = row !== undefined && isJsonObject(row) ? row : {};
  if (value !== undefined) return { ...held, ...Object.fromEntries([[name, value]]) };
  const left = Object.entries(held).filter(([key]) => key !== name);
  return left.length === 0 ? null : Object.fromEntries(left);
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['on', true],
  ['是', true],
  ['false', false],
  ['no', false],
  ['0', false],
  ['off', false],
  ['否', false],
]);

/**
 * The value that pasted or imported text names: an option by its value or label, a boolean in words.
 * Undefined if it names none; the text is then read as if it was typed.
 */
export function namedValue({ options, type }: ValueSpec, text: string): Json | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const option =
    options.find(({ value }) => valueText(value) === trimmed) ??
    options.find(({ label }) => label.toLowerCase() === trimmed.toLowerCase());
  if (option) return option.value;
  return type === 'boolean' ? BOOLEANS.get(trimmed.toLowerCase()) : undefined;
}

export function putCellText(row: Json | undefined, column: Column, text: string): Json {
  const named = namedValue(column, text);
  return named === undefined ? withCellText(row, column, text.trim()) : withCell(row, column.name, named);
}
