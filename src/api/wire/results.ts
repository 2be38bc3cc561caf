import * as z from 'zod/mini';

import { Failure } from '#core/errors/failure.ts';
import { isJson } from '#core/json/is-json.ts';
import { isJsonObject } from '#core/json/json.ts';
import { shallow } from '#core/json/shallow.ts';
import type { ResultColumn, ResultPage, ResultRow } from '#core/run/run.ts';
import { count, items, readItem, readWire, text, toLine, webUrl, word } from './schema.ts';

/** The platform's own ID of a row, which is not a result. */
const ROW_ID = '__coreclaw_data_id__';

const resultPage = z.object({ count, headers: items, list: items });
const header = z.object({ key: word, label: text, format: text });

/**
 * Reads a page of results; `data: null` is an empty one. Rows stay as they are, whatever their keys. A header without a
 * key is left out; where the platform names no columns, they are the keys of the rows in the order of their first
 * appearance.
 */
export function readResultPage(data: unknown): ResultPage {
  const wire = readWire(resultPage, data ?? {});
  const rows = wire.list.map(toRow);
  const columns = uniqueByKey(wire.headers.flatMap(readHeader));
  return { columns: columns.length > 0 ? columns : columnsOf(rows), rows, total: wire.count ?? rows.length };
}

function readHeader(data: unknown): readonly ResultColumn[] {
  return readItem(header, typeof data === 'string' ? { key: data } : data).map(({ key, label, format }) => ({
    key,
    label: label === '' ? key : label,
    format,
  }));
}

const columnFor = (key: string): ResultColumn => ({ key, label: key, format: '' });

function uniqueByKey(columns: readonly ResultColumn[]): readonly ResultColumn[] {
  const byKey = new Map<string, ResultColumn>();
  for (const column of columns) if (!byKey.has(column.key)) byKey.set(column.key, column);
  return [...byKey.values()];
}

function columnsOf(rows: readonly ResultRow[]): readonly ResultColumn[] {
  const keys = new Set(rows.flatMap((row) => Object.keys(row)));
  keys.delete(ROW_ID);
  return [...keys].map(columnFor);
}

/** A row that is no object becomes one with a single column; a value that is nested too deep becomes text. */
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

/** Reads where an export can be fetched: an absolute http(s) URL, on another origin. */
export function readExport(data: unknown): string {
  const { download_url: url } = readWire(exported, data);
  if (url === undefined)
    throw new Failure({ kind: 'unreadable', detail: 'data.download_url is not a web address' });
  return url;
}
