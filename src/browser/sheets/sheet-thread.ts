import { isArchive } from '#core/sheet/workbook/open-archive.ts';
import { readWorkbook } from '#core/sheet/workbook/read-workbook.ts';
import { readTextSheet } from '#core/sheet/read-text-sheet.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { SheetChoice, SheetFault, SheetFile, SheetRow } from '#core/sheet/sheet.ts';

export type SheetSource =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'text'; readonly text: string };

export type SheetRequest = {
  readonly source: SheetSource;
  readonly choice: SheetChoice;
  readonly languages: readonly string[];
};

export type SheetMessage =
  | { readonly kind: 'progress'; readonly part: number }
  | { readonly kind: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly kind: 'end'; readonly result: Result<SheetFile, SheetFault> };

/** Maximum bytes read from a file: longer text is cut, a larger workbook is refused. */
const MOST_BYTES = 300 * 1024 * 1024;
/** Maximum cells and characters per message: the page processes them within a few milliseconds. */
const AT_ONCE = { cells: 8_000, characters: 1_000_000 };
const MAX_PROGRESS = 0.99;

const post = (message: SheetMessage) => self.postMessage(message);

async function read({ source, choice, languages }: SheetRequest): Promise<Result<SheetFile, SheetFault>> {
  const onProgress = (part: number) => post({ kind: 'progress', part: Math.min(part, MAX_PROGRESS) });
  if (source.kind === 'text') return readTextSheet(source, { choice, languages, onProgress });
  const { name, size } = source.file;
  const cut = size > MOST_BYTES;
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await source.file.slice(0, MOST_BYTES).arrayBuffer());
  } catch {
    return err({ kind: 'unreadable' });
  }
  if (!isArchive(bytes)) {
    return readTextSheet({ kind: 'bytes', bytes, name, cut }, { choice, languages, onProgress });
  }
  return cut ? err({ kind: 'tooLarge' }) : readWorkbook(bytes, { name, choice, onProgress });
}

function handOver(result: Result<SheetFile, SheetFault>): void {
  if (!result.ok) return post({ kind: 'end', result });
  const { grid } = result.value;
  let rows: SheetRow[] = [];
  let [cells, characters] = [0, 0];
  for (const row of grid.rows) {
    rows.push(row);
    cells += row.length;
    for (const cell of row) characters += cell.length;
    if (cells < AT_ONCE.cells && characters < AT_ONCE.characters) continue;
    post({ kind: 'rows', rows });
    rows = [];
    [cells, characters] = [0, 0];
  }
  post({ kind: 'rows', rows });
  return post({ kind: 'end', result: ok({ ...result.value, grid: { ...grid, rows: [] } }) });
}

self.addEventListener('message', ({ data }: MessageEvent<SheetRequest>) => void read(data).then(handOver));
