import { logText } from './log.ts';
import { exportResults } from './results.ts';
import { viewRun, type SandboxRun } from './run.ts';

/** What of a run a file holds. */
export type RunFileContent =
  | { readonly kind: 'results'; readonly format: 'csv' | 'json'; readonly keys: readonly string[] }
  | { readonly kind: 'log' };

/** A file to keep. */
export type RunFile = { readonly name: string; readonly type: string; readonly text: string };

const TYPE = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
} as const;

/** The file of a run's results, or of its log, as they are at `now`. */
export function runFile(run: SandboxRun, content: RunFileContent, now: number): RunFile {
  const extension = content.kind === 'log' ? 'txt' : content.format;
  const text =
    content.kind === 'log'
      ? logText(run, now)
      : exportResults({ run, count: viewRun(run, now).results, format: content.format, keys: content.keys });
  return { name: `run-${run.slug}.${extension}`, type: TYPE[extension], text };
}
