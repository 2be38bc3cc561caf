// Another writer of workbooks than the console's own, whose faults would otherwise be hidden by the same ones here.
import { writeXlsxStream } from 'hucre/xlsx';
import { ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { valueText } from '#core/json/write.ts';
import type { ExportFormat } from '#core/run/run.ts';

type WriteRows = (
  rows: readonly JsonObject[],
  keys: readonly string[],
) => string | Promise<Uint8Array<ArrayBuffer>>;

const cellText = (value: Json | undefined) => (value === null || value === undefined ? '' : valueText(value));

const texts = (row: JsonObject, keys: readonly string[]) => keys.map((key) => cellText(ownValue(row, key)));

const only = (row: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(keys.map((key) => [key, ownValue(row, key) ?? null]));

const csvCell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITY[character] ?? character);

const table: WriteRows = (rows, keys) => {
  const line = (tag: string, cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) => line('td', texts(row, keys))).join('\n');
  return `<!doctype html>\n<meta charset="utf-8">\n<table>\n${line('th', keys)}\n${body}\n</table>\n`;
};

const fields = (row: JsonObject, keys: readonly string[]) =>
  texts(row, keys)
    .map((text, at) => `<field name="${escaped(keys[at] ?? '')}">${escaped(text)}</field>`)
    .join('');

const csv: WriteRows = (rows, keys) =>
  [keys, ...rows.map((row) => texts(row, keys))].map((cells) => cells.map(csvCell).join(',')).join('\r\n');

async function xlsx(rows: readonly JsonObject[], keys: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const columns = keys.map((key) => ({ header: key }));
  const stream = writeXlsxStream(
    rows.map((row) => texts(row, keys)),
    { name: 'Results', columns },
  );
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export const EXPORTS: Record<ExportFormat, { readonly type: string; readonly write: WriteRows }> = {
  csv: { type: 'text/csv; charset=utf-8', write: csv },
  json: {
    type: 'application/json',
    write: (rows, keys) => JSON.stringify(rows.map((row) => only(row, keys))),
  },
  jsonl: {
    type: 'application/x-ndjson',
    write: (rows, keys) => rows.map((row) => `${JSON.stringify(only(row, keys))}\n`).join(''),
  },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsx },
  xls: { type: 'application/vnd.ms-excel', write: table },
  xml: {
    type: 'application/xml',
    write: (rows, keys) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<rows>${rows.map((row) => `<row>${fields(row, keys)}</row>`).join('\n')}</rows>\n`,
  },
  html: { type: 'text/html; charset=utf-8', write: table },
  rss: {
    type: 'application/rss+xml',
    write: (rows, keys) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Results</title>${rows.map((row) => `<item>${fields(row, keys)}</item>`).join('\n')}</channel></rss>\n`,
  },
};
