import { beginningOf } from '#core/cut-text.ts';
import { inexactIn } from '#core/json/digits.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject, ownValue } from '#core/json/json.ts';
import type { ColumnFormat } from '#core/results/columns/column-layout.ts';
import { clockOf, clockText, zonedMomentOf } from '#core/results/filter/measure.ts';
import { isPlainNumberKey, quantityOf } from '#core/results/values/quantity.ts';
import { textItems } from '#core/results/values/text-list.ts';
import { toReadableText } from '#core/results/values/value-text.ts';
import { webLink } from '#core/results/values/web-link.ts';
import { formatMoment, formatNumber } from '#messages/format.ts';

import type { DataColumn } from './data-column.ts';

export type Cell =
  | { readonly kind: 'empty'; readonly text: '' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'moment'; readonly text: string; readonly whole: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** A short list of short texts. `more` counts those not in `items`. */
  | {
      readonly kind: 'chips';
      readonly text: string;
      readonly items: readonly string[];
      readonly more: number;
    }
  | { readonly kind: 'nested'; readonly text: string };

const SHOWN_CHARACTERS = 300;

const EMPTY: Cell = { kind: 'empty', text: '' };

export type CellFormat = ColumnFormat | undefined;

/** A name that states the zone of its times: they stay unconverted. */
const NAMES_UTC = /(?:^|[^a-z])utc(?:[^a-z]|$)/i;

export const usualFormat = (
  { key, label }: Pick<DataColumn, 'key' | 'label'>,
  rows: readonly JsonObject[],
): CellFormat => (NAMES_UTC.test(label) || isPlainNumberKey(key, rows) ? 'plain' : undefined);

/**
 * Formats a value as a cell. Numbers are grouped for the language unless `plain` (years, identifiers). A
 * geographic place shows as two numbers, a list of short texts as chips, other nested values as their
 * first members. A time with a zone is converted to the reader's clock; one without stays as it is,
 * because its zone is unknown.
 */
export function toCell(value: Json | undefined, format?: CellFormat): Cell {
  if (value === undefined || value === null || value === '') return EMPTY;
  if (typeof value === 'number')
    return { kind: 'number', text: format === 'plain' ? String(value) : groupedNumber(value) };
  if (typeof value === 'string') return formattedText(value, format) ?? textCell(value, format);
  if (typeof value === 'boolean') return { kind: 'text', text: String(value) };
  if (isJsonArray(value)) return chipsOf(value) ?? { kind: 'nested', text: firstMembers(value) };
  return { kind: 'nested', text: coordinatesOf(value) ?? firstMembers(value) };
}

function formattedText(text: string, format: CellFormat): Cell | undefined {
  const number = format === 'number' ? quantityOf(text) : undefined;
  if (number !== undefined) return { kind: 'number', text: groupedNumber(number) };
  const at = format === 'date' || format === undefined ? zonedMomentOf(text) : undefined;
  if (at !== undefined) return { kind: 'moment', text: formatMoment(at, { seconds: true }), whole: text };
  const moment = format === 'date' ? clockOf(text) : undefined;
  if (moment !== undefined) return { kind: 'text', text: clockText(moment) };
  return format === 'list' ? chipsOf(textItems(text)) : undefined;
}

function textCell(text: string, format: CellFormat): Cell {
  const digits = inexactIn(text);
  if (digits !== undefined) return { kind: 'number', text: digits };
  const link = format === 'plain' ? undefined : toLink(text);
  if (link) return { kind: 'link', ...link };
  return { kind: 'text', text: beginningOf(text, SHOWN_CHARACTERS).replace(/\s+/g, ' ') };
}

/** Maximum chips of a cell and characters per chip. */
const CHIPS = 4;
const CHIP_LENGTH = 24;

function chipsOf(list: readonly Json[]): Cell | undefined {
  const items = list.slice(0, CHIPS).map((item) => (isPlain(item) ? toReadableText(item) : ''));
  const short = items.every((text) => text !== '' && text.length <= CHIP_LENGTH && !/[\n\r]/.test(text));
  if (list.length === 0 || !short) return undefined;
  return { kind: 'chips', items, more: list.length - items.length, text: items.join(', ') };
}

const LATITUDE = ['lat', 'latitude'];
const LONGITUDE = ['lng', 'lon', 'long', 'longitude'];

function coordinatesOf(value: JsonObject): string | undefined {
  if (Object.keys(value).length !== 2) return undefined;
  const [latitude, longitude] = [LATITUDE, LONGITUDE].map((names) =>
    names.map((name) => ownValue(value, name)).find((number) => typeof number === 'number'),
  );
  return latitude === undefined || longitude === undefined
    ? undefined
    : `${toReadableText(latitude)}, ${toReadableText(longitude)}`;
}

/** Maximum members shown of a nested value and characters per member. */
const MEMBERS = 4;
const MEMBER_LENGTH = 40;

function firstMembers(value: readonly Json[] | JsonObject): string {
  const named = !isJsonArray(value);
  const members = Object.entries<Json>(value);
  const shown = members.slice(0, MEMBERS).map(([name, member]) => {
    const text = isPlain(member)
      ? beginningOf(toReadableText(member).replace(/\s+/g, ' '), MEMBER_LENGTH)
      : sizeText(member);
    return named ? `${beginningOf(name, MEMBER_LENGTH)}: ${text}` : text;
  });
  if (shown.length === 0) return named ? '{ }' : '[ ]';
  return `${shown.join(', ')}${members.length > MEMBERS ? ', …' : ''}`;
}

const isPlain = (value: Json) => sizeOf(value) === undefined;

export function sizeOf(value: Json): number | undefined {
  if (isJsonArray(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : undefined;
}

export function sizeText(value: Json): string {
  const size = formatNumber(sizeOf(value) ?? 0);
  return isJsonArray(value) ? `[ ${size} ]` : `{ ${size} }`;
}

export function toLink(text: string): { readonly href: string; readonly text: string } | undefined {
  const href = webLink(text);
  if (href === undefined) return undefined;
  const shown = text.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
  return { href, text: beginningOf(shown, SHOWN_CHARACTERS) };
}

function groupedNumber(value: number): string {
  return Number.isFinite(value) ? formatNumber(value, { maximumFractionDigits: 20 }) : String(value);
}
