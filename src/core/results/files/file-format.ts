import { beginningOf } from '#core/cut-text.ts';
import { localDay } from '#core/local-day.ts';

export const FILE_FORMATS = ['csv', 'tsv', 'json', 'jsonl', 'xlsx', 'parquet'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];
export type TextFormat = Exclude<FileFormat, 'xlsx' | 'parquet'>;

export const MEDIA_TYPE: Record<FileFormat, string> = {
  csv: 'text/csv;charset=utf-8',
  tsv: 'text/tab-separated-values;charset=utf-8',
  json: 'application/json',
  jsonl: 'application/jsonl',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
};

export const UTF8_BOM = '\uFEFF';

/**
 * True for formats whose text a spreadsheet may take for formulas on opening. XLSX is safe: it types every
 * cell as text or formula.
 */
export function mayRunFormulas(format: FileFormat): format is 'csv' | 'tsv' {
  return format === 'csv' || format === 'tsv';
}

export type FileNames = {
  /** The name of the run, batch or collection of the rows; otherwise of its Worker. Untrusted text. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly at: number | undefined;
};

/** In characters: as UTF-8, the name and the day stay within the 255 bytes that file systems allow. */
const MOST_NAMED = 60;
const REFUSED = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\s]+/gu;
/** Names that Windows reserves for devices, whatever their extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=$|\.)/i;

export function fileName({ name, at }: FileNames, format: string): string {
  const plain = name.normalize('NFC').replaceAll(REFUSED, ' ').replaceAll(' · ', ', ');
  // A leading dot hides a file; Windows drops trailing dots.
  const trimmed = beginningOf(plain.replace(/^[\s.~-]+/, ''), MOST_NAMED).replace(/[\s.]+$/, '');
  const day = at === undefined ? '' : localDay(at);
  const parts = [trimmed === '' ? 'results' : trimmed.replace(DEVICE, '_$&'), day];
  return `${parts.filter((part) => part !== '').join(' ')}.${format}`;
}

/**
 * A moment in exported files about runs: to the second, in UTC.
 * @param at milliseconds since the epoch
 */
export const fileMoment = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
