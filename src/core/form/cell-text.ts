import { isJsonObject, ownValue, type Json } from '#core/json/json.ts';
import { writeJson } from '#core/json/write-json.ts';
import { convertDate } from './date-text.ts';
import type { Column } from './parameter.ts';
import { readText } from './read-value.ts';

/** The text of a table's cell: as it is, a date in its shown format, anything that is no text as JSON; empty for none. */
export function cellText(column: Column, row: Json | undefined): string {
  const value = row !== undefined && isJsonObject(row) ? ownValue(row, column.name) : undefined;
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return writeJson(value);
  if (column.editor !== 'datepicker' || column.dateFormat === undefined) return value;
  return convertDate(value, column.dateFormat.sent, column.dateFormat.shown) ?? value;
}

/**
 * The row with what a person typed into a cell, read as the column's type; text that cannot be read so stays text, for
 * its problem to be told. A cleared cell is left out.
 */
export function withCellText(row: Json | undefined, column: Column, text: string): Json {
  if (text === '') return withCell(row, column.name, undefined);
  const read = readText(column, text);
  return withCell(row, column.name, read.ok && read.value !== undefined ? read.value : text);
}

/** The row with another value in a cell, or without that cell; `null`, the empty row, when nothing is left in it. */
export function withCell(row: Json | undefined, name: string, value: Json | undefined): Json {
  const held = row !== undefined && isJsonObject(row) ? row : {};
  if (value !== undefined) return { ...held, ...Object.fromEntries([[name, value]]) };
  const left = Object.entries(held).filter(([key]) => key !== name);
  return left.length === 0 ? null : Object.fromEntries(left);
}
