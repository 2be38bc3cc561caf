import { err, ok, type Result } from '#core/result.ts';
import { readTextSheet } from '#core/sheet/read-text-sheet.ts';
import type { SheetChoice, SheetFault, SheetFile, SheetRow } from '#core/sheet/sheet.ts';

import { startWorker } from '../start-worker.ts';
import type { SheetMessage, SheetSource, SheetTask } from './sheet-worker.ts';
import sheetWorkerUrl from './sheet-worker.ts?worker&url';

export type { SheetSource };

/** Characters up to which a pasted text is read at once. */
const READ_AT_ONCE = 50_000;

type ReadOptions = {
  readonly signal: AbortSignal;
  /** Hears how much is read, from 0 to 1. */
  readonly onProgress: (part: number) => void;
};

/**
 * Reads the rows of a file (`.csv`, `.tsv`, `.txt`, `.xlsx`) or of a text, in a thread of its own where that may take long.
 * @throws DOMException `AbortError` when it was aborted
 */
export async function readSheetFile(
  source: SheetSource,
  choice: SheetChoice,
  { signal, onProgress }: ReadOptions,
): Promise<Result<SheetFile, SheetFault>> {
  signal.throwIfAborted();
  if (source.kind === 'text' && source.text.length <= READ_AT_ONCE) return readTextSheet(source, { choice });
  const worker = startWorker(sheetWorkerUrl);
  return new Promise<Result<SheetFile, SheetFault>>((resolve, reject) => {
    const rows: SheetRow[] = [];
    worker.addEventListener('message', ({ data }: MessageEvent<SheetMessage>) => {
      if (data.kind === 'progress') onProgress(data.part);
      else if (data.kind === 'rows') rows.push(...data.rows);
      else resolve(withRows(data.result, rows));
    });
    // The thread could not be loaded, or ran out of memory.
    worker.addEventListener('error', () => resolve(err({ kind: 'unreadable' })));
    signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')), { once: true });
    const task: SheetTask = { source, choice, languages: navigator.languages };
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}

function withRows(
  result: Result<SheetFile, SheetFault>,
  rows: readonly SheetRow[],
): Result<SheetFile, SheetFault> {
  return result.ok ? ok({ ...result.value, grid: { ...result.value.grid, rows } }) : result;
}
