import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';
import { formatNumber } from '#messages/format.ts';

/** What a value looks like in one line of a table. */
export type Cell =
  | { readonly kind: 'empty'; readonly text: '' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'nested'; readonly text: string };

/** A cell shows no more than this of a text; the row's detail has all of it. */
const SHOWN_CHARACTERS = 300;

const EMPTY: Cell = { kind: 'empty', text: '' };

/**
 * A value as a cell. Numbers are grouped as the language does, unless `plain` (years, identifiers); objects and arrays
 * say how much is in them.
 */
export function toCell(value: Json | undefined, plain = false): Cell {
  if (value === undefined || value === null || value === '') return EMPTY;
  if (typeof value === 'number')
    return { kind: 'number', text: plain ? String(value) : groupedNumber(value) };
  if (isJsonArray(value)) return { kind: 'nested', text: `[ ${value.length} ]` };
  if (isJsonObject(value)) return { kind: 'nested', text: `{ ${Object.keys(value).length} }` };
  if (typeof value === 'boolean') return { kind: 'text', text: String(value) };
  const link = toLink(value);
  if (link) return { kind: 'link', ...link };
  return { kind: 'text', text: value.slice(0, SHOWN_CHARACTERS).replace(/\s+/g, ' ') };
}

/** The address and the short form of a text that is one http(s) URL and hides no user name before its host; else undefined. */
export function toLink(text: string): { readonly href: string; readonly text: string } | undefined {
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return undefined;
  const shown = text.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
  return { href: url.href, text: shown.slice(0, SHOWN_CHARACTERS) };
}

/** True for columns whose numbers are names, which a separator would spoil. */
export function isPlainNumberKey(key: string): boolean {
  return /(?:^|[\W_])(?:ids?|year|zip|code|pid|sku|phone)(?:$|[\W_])/i.test(key) || /[a-z]I[dD]$/.test(key);
}

function groupedNumber(value: number): string {
  return Number.isFinite(value) ? formatNumber(value, { maximumFractionDigits: 20 }) : String(value);
}
