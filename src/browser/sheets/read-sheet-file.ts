import { err, ok, type Result } from '#core/result.ts';
import { readTextSheet } from '#core/sheet/read-text-sheet.ts';
import type { SheetChoice, SheetFault, SheetFile, SheetRow } from '#core/sheet/sheet.ts';

import { startThread } from '../start-thread.ts';
import type { SheetMessage, SheetSource, SheetRequest } from './sheet-thread.ts';
import sheetThreadUrl from './sheet-thread.ts?worker&url';

export type { SheetSource };

/** Characters up to which a pasted text is read at once. */
const READ_AT_ONCE = 50_000;

type ReadingOptions = {
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
  { signal, onProgress }: ReadingOptions,
): Promise<Result<SheetFile, SheetFault>> {
  signal.throwIfAborted();
  if (source.kind === 'text' && source.text.length <= READ_AT_ONCE) return readTextSheet(source, { choice });
  const thread = startThread(sheetThreadUrl);
  return new Promise<Result<SheetFile, SheetFault>>((resolve, reject) => {
    const rows: SheetRow[] = [];
    thread.addEventListener('message', ({ data }: MessageEvent<SheetMessage>) => {
      if (data.kind === 'progress') onProgress(data.part);
      else if (data.kind === 'rows') rows.push(...data.rows);
      else resolve(withRows(data.result, rows));
    });
    // The thread could not be loaded, or ran out of memory.
    thread.addEventListener('error', () => resolve(err({ kind: 'unreadable' })));
    signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')), { once: true });
    const request: SheetRequest = { source, choice, languages: navigator.languages };
    thread.postMessage(request);
  }).finally(() => thread.terminate());
}

function withRows(
  result: Result<SheetFile, SheetFault>,
  rows: readonly SheetRow[],
): Result<SheetFile, SheetFault> {
  return result.ok ? ok({ ...result.value, grid: { ...result.value.grid, rows } }) : result;
}
