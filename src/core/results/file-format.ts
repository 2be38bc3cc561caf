/** The files that the console itself makes of rows. */
export const FILE_FORMATS = ['csv', 'tsv', 'json', 'jsonl', 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export const MEDIA_TYPE: Record<FileFormat, string> = {
  csv: 'text/csv;charset=utf-8',
  tsv: 'text/tab-separated-values;charset=utf-8',
  json: 'application/json',
  jsonl: 'application/jsonl',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * True for formats whose texts a spreadsheet may take for formulas when it opens the file. XLSX is not among them: it
 * says of every cell whether it is a text or a formula.
 */
export function mayRunFormulas(format: FileFormat): format is 'csv' | 'tsv' {
  return format === 'csv' || format === 'tsv';
}

/** A name for a file of results: letters and digits of any language, the rest as hyphens. */
export function fileName(
  { worker, run }: { readonly worker: string; readonly run: string },
  format: FileFormat,
): string {
  const words = `${worker} ${run}`.match(/[\p{L}\p{N}]+/gu) ?? ['results'];
  return `${words.join('-').slice(0, 120)}.${format}`;
}
