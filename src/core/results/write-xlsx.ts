import { writeXlsxStream } from 'hucre/xlsx';

import { type Json, type JsonObject, ownValue } from '#core/json/json.ts';

import { toValueText } from './value-text.ts';

/** The most characters that a cell of XLSX can hold. */
export const MAX_CELL = 32_767;
/** Characters that the width of a column shows at most. */
const MAX_WIDTH = 60;
const MIN_WIDTH = 8;

type XlsxPlan = {
  readonly keys: readonly string[];
  /** Told of every text that had to be cut to `MAX_CELL`. */
  readonly onCut: () => void;
};

/**
 * An XLSX workbook as a stream of bytes, made while the rows come, so that memory does not grow with them. Numbers and
 * booleans keep their type; every text is stored as a text, so that none is run as a formula. Rows past Excel's limit go
 * on in another sheet.
 */
export function writeXlsx(
  batches: AsyncIterable<readonly JsonObject[]>,
  { keys, onCut }: XlsxPlan,
): ReadableStream<Uint8Array> {
  const columns = keys.map((key) => ({
    header: toXlsxText(key, onCut),
    width: Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, key.length + 2)),
  }));
  return writeXlsxStream(lines(batches, keys, onCut), {
    name: 'Results',
    columns,
    freezePane: { rows: 1 },
  });
}

async function* lines(
  batches: AsyncIterable<readonly JsonObject[]>,
  keys: readonly string[],
  onCut: () => void,
) {
  for await (const rows of batches) {
    for (const row of rows) yield keys.map((key) => toXlsxValue(ownValue(row, key), onCut));
  }
}

function toXlsxValue(value: Json | undefined, onCut: () => void): string | number | boolean | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return toXlsxText(toValueText(value), onCut);
}

/** XLSX reads `_x0041_` as "A": such a text is escaped. Two code points stand for no character in XML at all. */
function toXlsxText(text: string, onCut: () => void): string {
  if (text.length > MAX_CELL) onCut();
  return text
    .slice(0, MAX_CELL)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\uFFFE\uFFFF]/g, '');
}
