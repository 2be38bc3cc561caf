import { useEffect, useState } from 'react';

import { useKeyStore } from '#api/api-context.tsx';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { keepSheet, keepSheetInSlices, sheetStoreOf } from './sheet-store.ts';

/** Milliseconds of rest before the sheet is kept. */
const KEEP_AFTER = 400;

/**
 * Keeps the sheet in the tab's storage after a rest in editing, after a change of the key, and at once when the page or the tab is left.
 * @returns false once the storage did not take it
 */
export function useKeepSheet(worker: WorkerSlug): boolean {
  const [isKept, setIsKept] = useState(true);
  const keyStore = useKeyStore();
  useEffect(() => {
    /** Set from a change until it is kept. */
    let waiting: AbortController | undefined;
    const keepLater = () => {
      waiting?.abort();
      const { signal } = (waiting = new AbortController());
      const keep = async () => {
        const done = await keepSheetInSlices(worker, keyStore.get(), signal);
        if (done === undefined || signal.aborted) return;
        waiting = undefined;
        setIsKept(done);
      };
      const timer = window.setTimeout(() => void keep(), KEEP_AFTER);
      signal.addEventListener('abort', () => window.clearTimeout(timer));
    };
    const keepNow = () => {
      if (waiting === undefined) return;
      waiting.abort();
      waiting = undefined;
      setIsKept(keepSheet(worker, keyStore.get()));
    };
    const stop = sheetStoreOf(worker).subscribe(({ draft }, { draft: before }) => {
      if (draft !== before) keepLater();
    });
    // What is kept already may hold the key that is entered now.
    const stopKey = keyStore.subscribe(() => {
      const { sheet, aside } = sheetStoreOf(worker).getState().draft;
      if (sheet !== undefined || aside.length > 0) keepLater();
    });
    window.addEventListener('pagehide', keepNow);
    return () => {
      keepNow();
      stop();
      stopKey();
      window.removeEventListener('pagehide', keepNow);
    };
  }, [worker, keyStore]);
  return isKept;
}
