import type { SheetMark } from '#core/batch/sheet/sheet-mark.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { workersWith } from '#browser/stored/names.ts';
import { STORED } from '#browser/stored/registry.ts';

import { keepSheet, sheetStoreOf, storedSheetMarks } from './sheet-store.ts';

/** A sheet that is set up in this tab and not started. */
type KeptSheet = SheetMark & { readonly worker: WorkerSlug };

export const keptSheets = (): readonly KeptSheet[] =>
  workersWith(STORED.sheetAt).flatMap((worker) => {
    const mark = storedSheetMarks.of(worker).read();
    return mark.ok ? [{ ...mark.value, worker }] : [];
  });

/** Takes away the sheet of a Worker: one step that can be undone there too. @returns puts it back */
export function letGoOfSheet(worker: WorkerSlug, key: string | undefined): () => void {
  const store = sheetStoreOf(worker);
  store.getState().apply('let go', (held) => ({ ...held, sheet: undefined }));
  keepSheet(worker, key);
  return () => {
    store.getState().undo();
    keepSheet(worker, key);
  };
}
