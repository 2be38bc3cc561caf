import { useEffect, useState } from 'react';

import { useKeyStore } from '#api/api-context.tsx';
import { onKeyEntered } from '#api/key/key-store.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { saveDebounced } from '#browser/stored/debounce-save.ts';

import { keepSheet, keepSheetInSlices, sheetStoreOf } from './sheet-store.ts';

/**
 * Stores the sheet in the tab after a rest in editing, after a change of the key, and at once when the
 * page or tab is left.
 * @returns false once the storage did not take it
 */
export function useKeepSheet(worker: WorkerSlug): boolean {
  const [isSaved, setIsSaved] = useState(true);
  const keyStore = useKeyStore();
  useEffect(() => {
    const { later, end } = saveDebounced({
      forEachInTimeSlices: (signal) => keepSheetInSlices(worker, keyStore.get(), signal),
      atOnce: () => keepSheet(worker, keyStore.get()),
      onSaved: setIsSaved,
    });
    const stop = sheetStoreOf(worker).subscribe(({ draft }, { draft: before }) => {
      if (draft !== before) later();
    });
    // What is kept already may hold the key that is entered now.
    const stopKey = onKeyEntered(keyStore, () => {
      const { sheet, stash } = sheetStoreOf(worker).getState().draft;
      if (sheet !== undefined || stash.length > 0) later();
    });
    return () => {
      end();
      stop();
      stopKey();
    };
  }, [worker, keyStore]);
  return isSaved;
}
