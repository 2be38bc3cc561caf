import type { FormValues } from '#core/form/entry.ts';
import { emptyRows, type Rows } from '#core/form/rows.ts';
import { isJsonArray, type Json, type JsonObject } from '#core/json/json.ts';

export type ListPart = { readonly key: string; readonly items: readonly Json[] };

/** Items that arrive from another thread within one frame. */
const PART = 2_000;

/** Splits an object for transfer in pieces: its long lists in parts, and the object without them. */
export function toParts(object: JsonObject): {
  readonly parts: readonly ListPart[];
  readonly rest: JsonObject;
} {
  const parts: ListPart[] = [];
  const rest = Object.entries(object).map(([key, value]): readonly [string, Json] => {
    if (!isJsonArray(value) || value.length <= PART) return [key, value];
    for (let start = 0; start < value.length; start += PART)
      parts.push({ key, items: value.slice(start, start + PART) });
    return [key, []];
  });
  return { parts, rest: Object.fromEntries(rest) };
}

export function fromParts(parts: readonly ListPart[], rest: JsonObject): JsonObject {
  const lists = new Map<string, Json[]>();
  for (const { key, items } of parts) {
    const list = lists.get(key) ?? [];
    list.push(...items);
    lists.set(key, list);
  }
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, lists.get(key) ?? value]));
}

export type RowsPart = { readonly name: string; readonly chunk: Rows<Json>['chunks'][number] };

export function toRowsParts(values: FormValues): {
  readonly parts: readonly RowsPart[];
  readonly rest: FormValues;
} {
  const parts: RowsPart[] = [];
  const entries = new Map(values.entries);
  for (const [name, entry] of values.entries) {
    if (entry.kind !== 'rows') continue;
    for (const chunk of entry.rows.chunks) parts.push({ name, chunk });
    entries.set(name, { kind: 'rows', rows: emptyRows });
  }
  return { parts, rest: { ...values, entries } };
}

export function fromRowsParts(parts: readonly RowsPart[], rest: FormValues): FormValues {
  const entries = new Map(rest.entries);
  for (const [name, entry] of entries) {
    if (entry.kind !== 'rows') continue;
    const chunks = parts.filter((part) => part.name === name).map(({ chunk }) => chunk);
    const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    entries.set(name, { kind: 'rows', rows: { chunks, length } });
  }
  return { ...rest, entries };
}
