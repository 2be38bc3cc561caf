import type { SheetStamp } from '#core/batch/sheet/sheet-stamp.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { workersWith } from '#browser/stored/names.ts';
import { STORED } from '#browser/stored/registry.ts';

import { keepSheet, sheetStoreOf, storedSheetStamps } from './sheet-store.ts';

type SheetEntry = SheetStamp & { readonly worker: WorkerSlug };

export const listStoredSheets = (): readonly SheetEntry[] =>
  workersWith(STORED.sheetAt).flatMap((worker) => {
    const stamp = storedSheetStamps.of(worker).read();
    return stamp.ok ? [{ ...stamp.value, worker }] : [];
  });

/**
 * Removes the sheet of a Worker as one undoable step.
 * @returns restores it
 */
export function letGoOfSheet(worker: WorkerSlug, key: string | undefined): () => void {
  const store = sheetStoreOf(worker);
  store.getState().apply('let go', (held) => ({ ...held, sheet: undefined }));
  keepSheet(worker, key);
  return () => {
    store.getState().undo();
    keepSheet(worker, key);
  };
}
