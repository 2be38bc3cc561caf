import type { JsonObject } from '#core/json/json.ts';
import type { ExportFormat } from '#core/run/run.ts';
import { EXPORTS } from './export-formats.ts';
import { logText } from './log.ts';
import { resultRows } from './results.ts';
import { rowsOf, type SandboxRun } from './run.ts';

export type RunFileContent =
  | { readonly kind: 'results'; readonly format: ExportFormat; readonly keys: readonly string[] }
  | { readonly kind: 'log' };

export type RunFile = { readonly name: string; readonly content: Blob };

export async function runFile(run: SandboxRun, content: RunFileContent, now: number): Promise<RunFile> {
  if (content.kind === 'log') {
    const type = 'text/plain; charset=utf-8';
    return { name: `run-${run.slug}.txt`, content: new Blob([logText(run, now)], { type }) };
  }
  const { type, write } = EXPORTS[content.format];
  const keys = content.keys.length > 0 ? content.keys : run.worker.results.columns.map(({ key }) => key);
  const rows: readonly JsonObject[] = resultRows(run, 0, rowsOf(run, now));
  return {
    name: `run-${run.slug}.${content.format}`,
    content: new Blob([await write(rows, keys)], { type }),
  };
}
