import { isJsonObject, type Json, ownValue } from '#core/json/json.ts';
import { valueText, writeJson } from '#core/json/write.ts';
import { convertDate } from './date-text.ts';
import type { Column, ValueSpec } from '../parameter.ts';
import { readText } from './read-value.ts';

/** The text of a table's cell: as it is, a date in its shown format, anything that is no text as JSON; empty for none. */
export function cellText(column: Column, row: Json | undefined): string {
  const value = row !== undefined && isJsonObject(row) ? ownValue(row, column.name) : undefined;
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return writeJson(value);
  if (column.editor !== 'datepicker') return value;
  const { shown, sent } = column.dateFormat;
  return convertDate(value, sent, shown) ?? value.trimStart();
}

/**
 * The row with what a person typed into a cell, read as the column's type; text that cannot be read so stays text, for
 * its problem to be told. A cleared cell is left out.
 */
export function withCellText(row: Json | undefined, column: Column, text: string): Json {
  if (text === '') return withCell(row, column.name, undefined);
  const read = readText(column, text);
  return withCell(row, column.name, read.ok ? read.value : unreadText(column, text));
}

/**
 * A cell holds what is sent. A text that is no date as dates are shown here could be one as they are sent (`12/31/2024`
 * where `DD/MM/YYYY` is shown and `MM/DD/YYYY` sent): a blank before it keeps it from being taken for that.
 */
function unreadText({ editor, dateFormat: { sent } }: Column, text: string): string {
  if (editor !== 'datepicker') return text;
  return convertDate(text, sent, sent) === undefined ? text : ` ${text}`;
}

/** The row with another value in a cell, or without that cell; `null`, the empty row, when nothing is left in it. */
export function withCell(row: Json | undefined, name: string, value: Json | undefined): Json {
  const held = row !== undefined && isJsonObject(row) ? row : {};
  if (value !== undefined) return { ...held, ...Object.fromEntries([[name, value]]) };
  const left = Object.entries(held).filter(([key]) => key !== name);
  return left.length === 0 ? null : Object.fromEntries(left);
}

/** How spreadsheets and people write what is on and what is off. */
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
 * The value that a text from elsewhere (a paste, a file) names: an option by its value or its label, on and off in words; undefined where
 * it names none, and is read as if it was typed.
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

/** The row with text that came from elsewhere in a cell. */
export function putCellText(row: Json | undefined, column: Column, text: string): Json {
  const named = namedValue(column, text);
  return named === undefined ? withCellText(row, column, text.trim()) : withCell(row, column.name, named);
}
