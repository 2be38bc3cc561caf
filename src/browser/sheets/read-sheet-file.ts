import { err, ok, type Result } from '#core/result.ts';
import { readTextSheet } from '#core/sheet/read-text-sheet.ts';
import type { SheetChoice, SheetFault, SheetFile, SheetRow } from '#core/sheet/sheet.ts';

import { askThread } from '../ask-thread.ts';
import type { SheetMessage, SheetSource, SheetRequest } from './sheet-thread.ts';
import sheetThreadUrl from './sheet-thread.ts?worker&url';

export type { SheetSource };

/** Maximum characters of text that are read at once. */
const READ_AT_ONCE = 50_000;

type FileReadingOptions = {
  readonly signal: AbortSignal;
  /** Receives the progress from 0 to 1. */
  readonly onProgress: (part: number) => void;
};

/**
 * Reads the rows of a file (`.csv`, `.tsv`, `.txt`, `.xlsx`) or of a text, in a thread if it may take
 * long.
 * @throws the signal's reason on abort
 */
export async function readSheetFile(
  source: SheetSource,
  choice: SheetChoice,
  { signal, onProgress }: FileReadingOptions,
): Promise<Result<SheetFile, SheetFault>> {
  signal.throwIfAborted();
  if (source.kind === 'text' && source.text.length <= READ_AT_ONCE) return readTextSheet(source, { choice });
  const rows: SheetRow[] = [];
  const hear = (message: SheetMessage, answer: (result: Result<SheetFile, SheetFault>) => void) => {
    if (message.kind === 'progress') onProgress(message.part);
    else if (message.kind === 'rows') rows.push(...message.rows);
    else answer(withRows(message.result, rows));
  };
  const request: SheetRequest = { source, choice, languages: navigator.languages };
  try {
    return await askThread(sheetThreadUrl, { request, signal, hear });
  } catch {
    signal.throwIfAborted();
    return err({ kind: 'unreadable' });
  }
}

function withRows(
  result: Result<SheetFile, SheetFault>,
  rows: readonly SheetRow[],
): Result<SheetFile, SheetFault> {
  return result.ok ? ok({ ...result.value, grid: { ...result.value.grid, rows } }) : result;
}
