import { beginningOf } from '#core/cut-text.ts';
import { localDay } from '#core/local-day.ts';
import type { Run } from '#core/run/run.ts';

/** The files that the console itself makes of rows. */
export const FILE_FORMATS = ['csv', 'tsv', 'json', 'jsonl', 'xlsx', 'parquet'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];
/** Those that are written as text, piece by piece. */
export type TextFormat = Exclude<FileFormat, 'xlsx' | 'parquet'>;

export const MEDIA_TYPE: Record<FileFormat, string> = {
  csv: 'text/csv;charset=utf-8',
  tsv: 'text/tab-separated-values;charset=utf-8',
  json: 'application/json',
  jsonl: 'application/jsonl',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
};

/** By which Excel on Windows knows a file of text as UTF-8 (BOM). */
export const UTF8_MARK = '\uFEFF';

/**
 * True for formats whose texts a spreadsheet may take for formulas when it opens the file. XLSX is not among them: it
 * says of every cell whether it is a text or a formula.
 */
export function mayRunFormulas(format: FileFormat): format is 'csv' | 'tsv' {
  return format === 'csv' || format === 'tsv';
}

/** What a file of results is called by. */
export type FileNames = {
  /** What the Worker is called: its title, or `owner/name`. */
  readonly worker: string;
  /** What the run is called, or what else the rows are of. */
  readonly of: string;
  /** Milliseconds since the epoch. */
  readonly at: number | undefined;
};

/** What files call the Worker of a run: `owner/name`, or its title where only its ID is known, which tells nobody anything. */
export function workerOfFile({ workerSlug, workerTitle }: Pick<Run, 'workerSlug' | 'workerTitle'>): string {
  return workerSlug.includes('/') || workerTitle === '' ? workerSlug : workerTitle;
}

/** A name for a file of results: Worker, run and day, in letters and digits of any language, the rest as hyphens. */
export function fileName({ worker, of, at }: FileNames, format: string): string {
  const day = at === undefined ? '' : localDay(at);
  const words = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).join('-');
  const parts = [beginningOf(words(worker), 80), beginningOf(words(of), 40), day].filter(
    (part) => part !== '',
  );
  return `${parts.length === 0 ? 'results' : parts.join('_')}.${format}`;
}

/** How a moment stands in files that the console makes of runs: to the second, in UTC. @param at milliseconds since the epoch */
export const fileMoment = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
