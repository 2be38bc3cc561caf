import * as z from 'zod/mini';

import { Failure } from '#core/errors/failure.ts';
import { isJson, isJsonObject } from '#core/json/json.ts';
import { shallow } from '#core/json/compare.ts';
import { isInternalKey, mergeColumns } from '#core/results/row-set.ts';
import type { ResultColumn, ResultPage, ResultRow } from '#core/run/run.ts';
import { count, items, readItem, readWire, text, toLine, webUrl, word } from './schema.ts';

const resultList = z.object({
  count,
  headers: items,
  list: z.prefault(z.nullable(z.array(z.unknown())), null),
});
const header = z.object({ key: word, label: text, format: text });

/** Entries as sent; null for one that is not a row. */
export type ResultList = {
  readonly columns: readonly ResultColumn[];
  readonly entries: readonly (ResultRow | null)[];
  readonly total?: number;
};

/**
 * Reads a list of results; `data: null` is an empty list. Rows keep all their keys.
 * A header without a key is left out; keys that only rows have become columns too, in order of first
 * appearance.
 */
export function readResultList(data: unknown): ResultList {
  const { count, headers, list } = readWire(resultList, data ?? {});
  const entries = (list ?? []).map((item) => (item === null ? null : toRow(item)));
  return {
    columns: mergeColumns(uniqueByKey(headers.flatMap(readHeader)), columnsOf(entries)),
    entries,
    ...(count !== undefined && count >= 0 && { total: Math.floor(count) }),
  };
}

export function toResultPage({ entries, ...list }: ResultList): ResultPage {
  return { ...list, rows: entries.filter((entry) => entry !== null), size: entries.length };
}

function readHeader(data: unknown): readonly ResultColumn[] {
  return readItem(header, typeof data === 'string' ? { key: data } : data)
    .filter(({ key }) => !isInternalKey(key))
    .map(({ key, label, format }) => ({ key, label: label === '' ? key : label, format }));
}

const columnFor = (key: string): ResultColumn => ({ key, label: key, format: '' });

function uniqueByKey(columns: readonly ResultColumn[]): readonly ResultColumn[] {
  const byKey = new Map<string, ResultColumn>();
  for (const column of columns) if (!byKey.has(column.key)) byKey.set(column.key, column);
  return [...byKey.values()];
}

function columnsOf(rows: readonly (ResultRow | null)[]): readonly ResultColumn[] {
  const keys = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row ?? {})) keys.add(key);
  return [...keys].filter((key) => !isInternalKey(key)).map(columnFor);
}

/** A non-object row becomes one with a single column; a value nested too deep becomes text. */
function toRow(item: unknown): ResultRow {
  if (!isJsonObject(item)) return { value: toCell(item) };
  return isJson(item)
    ? item
    : Object.fromEntries(Object.entries(item).map(([key, value]) => [key, shallow(value)]));
}

function toCell(item: unknown): string | number | boolean {
  if (typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean') return item;
  return toLine(item);
}

const exported = z.object({ download_url: webUrl });

/** Reads the URL of an export: an absolute http(s) URL on another origin. */
export function readExport(data: unknown): string {
  const { download_url: url } = readWire(exported, data);
  if (url === undefined)
    throw new Failure({ kind: 'unreadable', detail: 'data.download_url is not a web address' });
  return url;
}
