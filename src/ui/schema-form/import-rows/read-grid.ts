import { inSlices } from '#browser/in-slices.ts';
import { guessDelimiter } from './guess-grid.ts';
import type { ImportSource } from './import-source.ts';
import { type Delimiter, type GridRow, parseGrid } from './parse-grid.ts';
import { readTextFile } from './read-text-file.ts';

/** The rows of a source; `name` is the file's. */
export type ReadGrid = { readonly name: string | undefined; readonly rows: readonly GridRow[] };

type ReadOptions = {
  readonly signal: AbortSignal;
  /** Hears how much is read, from 0 to 1. */
  readonly onProgress: (part: number) => void;
};

/** A `.txt` file has one item per line, whatever is in it: commas are common in search terms and URLs. */
function delimiterOf(text: string, name: string | undefined): Delimiter {
  return name === undefined || name.toLowerCase().endsWith('.txt') ? '\t' : guessDelimiter(text);
}

/**
 * Reads the rows of a source, in slices. Undefined when it was cancelled.
 * @throws when the browser cannot read the file
 */
export async function readGrid(
  source: Exclude<ImportSource, { kind: 'nothing' }>,
  { signal, onProgress }: ReadOptions,
): Promise<ReadGrid | undefined> {
  const name = source.kind === 'file' ? source.file.name : undefined;
  const text = source.kind === 'file' ? await readTextFile(source.file) : source.text;
  const rows: GridRow[] = [];
  let read = 0;
  const take = (row: GridRow) => {
    rows.push(row);
    for (const cell of row) read += cell.length + 1;
  };
  const goesOn = () => {
    onProgress(Math.min(1, read / text.length));
    return !signal.aborted;
  };
  const finished = await inSlices(parseGrid(text, delimiterOf(text, name)), take, { goesOn });
  return finished && !signal.aborted ? { name, rows } : undefined;
}
