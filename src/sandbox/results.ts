import { ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { randomFrom } from './random-from.ts';
import type { SandboxRun } from './run.ts';

/** One row of a run's results, by its index from 0: always the same for the same run. */
function resultRow(run: SandboxRun, index: number): JsonObject {
  const random = randomFrom(run.seed + Math.imul(index + 1, 0x9e3779b1));
  const context = {
    n: index + 1,
    item: run.items[index % run.items.length] ?? '',
    random,
    at: run.createdAt,
  };
  return Object.fromEntries([
    ...run.worker.results.columns.map(({ key, cell }) => [key, cell(context)] as const),
    ['__coreclaw_data_id__', `${run.slug}-${index + 1}`],
  ]);
}

/** Rows `from` up to, and without, `to`. */
export function resultRows(run: SandboxRun, from: number, to: number): readonly JsonObject[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => resultRow(run, from + at));
}

/** The `headers` of the results. */
export function resultHeaders(run: SandboxRun): readonly JsonObject[] {
  return run.worker.results.columns.map(({ key, label, format }) => ({ label, key, format }));
}

const cellText = (value: Json | undefined) =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const csvCell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The first `count` rows as a file: the columns named by `keys`, or all when there are none. */
export function exportResults({
  run,
  count,
  format,
  keys,
}: {
  run: SandboxRun;
  count: number;
  format: 'csv' | 'json';
  keys: readonly string[];
}): string {
  const columns = keys.length > 0 ? keys : run.worker.results.columns.map(({ key }) => key);
  const rows = resultRows(run, 0, count);
  if (format === 'json') {
    return JSON.stringify(
      rows.map((row) => Object.fromEntries(columns.map((key) => [key, ownValue(row, key) ?? null]))),
    );
  }
  const lines = rows.map((row) => columns.map((key) => csvCell(cellText(ownValue(row, key)))).join(','));
  return [columns.map(csvCell).join(','), ...lines].join('\r\n');
}
