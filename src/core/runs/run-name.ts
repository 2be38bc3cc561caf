import { excerpt } from '#core/cut-text.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { equalJson } from '#core/json/compare.ts';
import { isEmptyItem } from '#core/json/is-empty-item.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject, ownValue } from '#core/json/json.ts';
import { isResultLimit } from '#core/price/estimate-results.ts';
import { toValueText } from '#core/results/values/value-text.ts';

export type NotableField = { readonly name: string; readonly title: string };

export type NamePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'results'; readonly count: number }
  | { readonly kind: 'value'; readonly title: string; readonly text: string }
  | { readonly kind: 'on' | 'off'; readonly title: string };

export function notableFields(custom: JsonObject, parameters: readonly Parameter[]): readonly NotableField[] {
  const known = new Set(parameters.map(({ name }) => name));
  const own = parameters.filter((parameter) => {
    const value = ownValue(custom, parameter.name);
    return value !== undefined && !isSame(value, parameter.default ?? null);
  });
  const others = Object.keys(custom).filter((name) => !known.has(name));
  return [...own, ...others.map((name) => ({ name, title: name }))]
    .filter(({ name }) => !isBlank(ownValue(custom, name) ?? null))
    .map(({ name, title }) => ({ name, title }));
}

const isSame = (a: Json, b: Json): boolean =>
  equalJson(a, b) || (typeof a !== 'object' && typeof b !== 'object' && String(a) === String(b));

const isBlank = (value: Json): boolean =>
  isEmptyItem(value) || (isJsonArray(value) && value.every(isEmptyItem));

const MOST_PARTS = 3;

/**
 * The default name of a run: texts, then the number of results, then all else. Without fields worth
 * naming, its first texts and its number of results.
 */
export function nameParts(custom: JsonObject, fields: readonly NotableField[] = []): readonly NamePart[] {
  const parts = partsOf(custom, fields);
  if (parts.length > 0) return parts;
  const all = Object.keys(custom).map((name) => ({ name, title: name }));
  return partsOf(custom, all).filter(({ kind }) => RANK[kind] < RANK.value);
}

const partsOf = (custom: JsonObject, fields: readonly NotableField[]): readonly NamePart[] =>
  fields
    .flatMap((field) => partOf(field, ownValue(custom, field.name) ?? null))
    .toSorted((a, b) => RANK[a.kind] - RANK[b.kind])
    .slice(0, MOST_PARTS);

const SOURCES = ['source_keyword', 'source_location'];

export const partsOfRows = (rows: readonly JsonObject[]): readonly NamePart[] =>
  SOURCES.flatMap((source) => {
    const values = new Set(
      rows.map((row) => ownValue(row, source)).filter((value) => typeof value === 'string'),
    );
    return partOf({ name: source, title: source }, [...values]);
  });

const RANK: Record<NamePart['kind'], number> = { text: 0, results: 1, value: 2, on: 2, off: 2 };

function partOf({ name, title }: NotableField, value: Json): readonly NamePart[] {
  if (isBlank(value)) return [];
  if (typeof value === 'boolean') return [{ kind: value ? 'on' : 'off', title }];
  const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  if (typeof count === 'number' && isResultLimit(name)) return [{ kind: 'results', count }];
  if (typeof value === 'number') return [{ kind: 'value', title, text: String(value) }];
  return [{ kind: 'text', text: inputText(value, leadText).replaceAll(SCHEME, '') }];
}

const SCHEME = /(?<![^\s])https?:\/\/(?:www\.)?(?=[^\s])/g;

const MOST_ITEMS = 2;

export function inputText(value: Json, textOf: (item: Json) => string = itemText): string {
  if (!isJsonArray(value)) return excerpt(textOf(value));
  const items = value.filter((item) => !isEmptyItem(item));
  const more = items.length - MOST_ITEMS;
  const text = items.slice(0, MOST_ITEMS).map(textOf).map(excerpt).join(', ');
  return more > 0 ? `${text} +${more}` : text;
}

function itemText(value: Json): string {
  if (!isJsonObject(value)) return toValueText(value);
  const filled = Object.values(value).filter((member) => !isEmptyItem(member));
  return filled.length === 1 ? itemText(filled[0] ?? null) : toValueText(value);
}

function leadText(value: Json): string {
  const members = isJsonObject(value) ? Object.values(value) : [];
  const lead = members.find((member) => typeof member === 'string' && !isEmptyItem(member));
  return itemText(lead ?? value);
}

const SEARCHED = 4_000;

export function searchedInput(custom: JsonObject): string {
  const texts: string[] = [];
  let length = 0;
  const add = (value: Json): void => {
    if (length > SEARCHED) return;
    if (isJsonArray(value)) for (const item of value) add(item);
    else if (isJsonObject(value)) for (const member of Object.values(value)) add(member);
    else if (value !== null) {
      const text = String(value).slice(0, SEARCHED);
      texts.push(text);
      length += text.length;
    }
  };
  add(custom);
  return texts.join('\n');
}
