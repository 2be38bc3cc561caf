import { inSlices } from '#browser/in-slices.ts';
import { areUrls, guessDelimiter } from './guess-grid.ts';
import type { ImportSource } from './import-source.ts';
import { type Delimiter, type GridRow, parseGrid } from './parse-grid.ts';
import { isWorkbook, readTextFile } from './read-text-file.ts';

/** What an import can be read from. */
export type GridSource = Exclude<ImportSource, { kind: 'nothing' }>;

/** The rows of a source, and what was taken for standing between their cells; `name` is the file's. */
export type ReadGrid = {
  readonly source: GridSource;
  readonly name: string | undefined;
  readonly delimiter: Delimiter;
  readonly rows: readonly GridRow[];
};

type ReadOptions = {
  readonly signal: AbortSignal;
  /** Hears how much is read, from 0 to 1. */
  readonly onProgress: (part: number) => void;
  /** What stands between the cells, where a person has said it. */
  readonly delimiter?: Delimiter | undefined;
};

/**
 * A `.txt` file has one item per line, unless there are tabs in it: commas are common in search terms and URLs. So it is with pasted text,
 * unless a comma or the like makes the same number of cells of each of its lines.
 */
function delimiterOf(text: string, name: string | undefined): Delimiter {
  if (name !== undefined && !isTextFile(name)) return guessDelimiter(text);
  const isOneLine = !/[\r\n]/.test(text.trim());
  const isPlain = name !== undefined || isOneLine || areUrls(text);
  return guessDelimiter(text, isPlain ? { among: ['\t'] } : { least: 1 });
}

const isTextFile = (name: string): boolean => name.toLowerCase().endsWith('.txt');

/**
 * Reads the rows of a source, in slices. `workbook` is a file that only a spreadsheet program reads; undefined when it was cancelled.
 * @throws when the browser cannot read the file
 */
export async function readGrid(
  source: GridSource,
  { signal, onProgress, delimiter: told }: ReadOptions,
): Promise<ReadGrid | 'workbook' | undefined> {
  const name = source.kind === 'file' ? source.file.name : undefined;
  if (source.kind === 'file' && (await isWorkbook(source.file))) return 'workbook';
  const text = source.kind === 'file' ? await readTextFile(source.file) : source.text;
  const delimiter = told ?? delimiterOf(text, name);
  const isPlain = delimiter === '' && (name === undefined || isTextFile(name));
  const rows: GridRow[] = [];
  let read = 0;
  const take = (row: GridRow) => {
    rows.push(row);
    for (const cell of row) read += cell.length + 1;
  };
  const goesOn = () => {
    if (signal.aborted) return false;
    onProgress(Math.min(1, read / text.length));
    return true;
  };
  const finished = await inSlices(parseGrid(text, delimiter, isPlain), take, { goesOn });
  return finished && !signal.aborted ? { source, name, delimiter, rows } : undefined;
}
