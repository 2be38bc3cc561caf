import { beginningOf } from '#core/cut-text.ts';
import { localDay } from '#core/local-day.ts';

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
  /** What the rows are of: the name of a run, a batch or a collection; else of its Worker. Text from outside. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly at: number | undefined;
};

/** Characters of a name: in UTF-8 they and the day are within the 255 bytes that file systems allow. */
const MOST_NAMED = 60;
/** Characters that file systems refuse, and those that are not seen or turn the direction of others. */
const REFUSED = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\s]+/gu;
/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=$|\.)/i;

/** A name for a file of results: what it is of and the day, such as `dentists, Boston 2026-12-01.xlsx`. */
export function fileName({ name, at }: FileNames, format: string): string {
  const plain = name.normalize('NFC').replaceAll(REFUSED, ' ');
  // A leading dot hides a file; Windows drops trailing dots.
  const trimmed = beginningOf(plain.replace(/^[\s.~-]+/, ''), MOST_NAMED).replace(/[\s.]+$/, '');
  const day = at === undefined ? '' : localDay(at);
  const parts = [trimmed === '' ? 'results' : trimmed.replace(DEVICE, '_$&'), day];
  return `${parts.filter((part) => part !== '').join(' ')}.${format}`;
}

/** How a moment stands in files that the console makes of runs: to the second, in UTC. @param at milliseconds since the epoch */
export const fileMoment = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
