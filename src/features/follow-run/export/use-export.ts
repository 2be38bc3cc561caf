import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { Failure } from '#core/errors/failure.ts';
import type { PlacedRow } from '#core/results/arrange-rows.ts';
import { fileName, type FileFormat } from '#core/results/file-format.ts';
import type { RunSlug } from '#core/run/run.ts';
import { downloadBlob } from '#ui/download-blob.ts';

import { readAllRows } from './read-all-rows.ts';

export type ExportOrder = {
  readonly format: FileFormat;
  /** Keys of the columns, in their order. */
  readonly keys: readonly string[];
  readonly escapeFormulas: boolean;
  /** Rows that are there already; without them all rows of the run are read. */
  readonly rows?: readonly PlacedRow[];
};

export type ExportProgress = { readonly read: number; readonly total: number };
type Exported = {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly cut: number;
};

/** Makes a file of a run's rows in the browser and saves it; it can be cancelled, and then saves nothing. */
export function useExport({ slug, workerSlug }: { readonly slug: RunSlug; readonly workerSlug: string }) {
  const api = useApi();
  const cancelling = useRef<AbortController>(undefined);
  const [progress, setProgress] = useState<ExportProgress>();
  const making = useMutation({
    mutationFn: async ({ rows: given, ...order }: ExportOrder): Promise<Exported> => {
      const cancel = new AbortController();
      cancelling.current = cancel;
      setProgress(undefined);
      let count = 0;
      const onProgress = (read: number, total: number) => {
        count = read;
        setProgress({ read, total });
      };
      const { makeFile } = await import('./make-file.ts');
      const batches = given
        ? inOneBatch(given, onProgress)
        : readAllRows(api, slug, { signal: cancel.signal, onProgress });
      const { blob, cut } = await makeFile(batches, order);
      if (cancel.signal.aborted) throw new Failure({ kind: 'cancelled' });
      const name = fileName({ worker: workerSlug, run: slug }, order.format);
      downloadBlob(name, blob);
      return { name, rows: count, bytes: blob.size, cut };
    },
  });
  return { making, progress, cancel: () => cancelling.current?.abort() };
}

async function* inOneBatch(placed: readonly PlacedRow[], onProgress: (read: number, total: number) => void) {
  onProgress(placed.length, placed.length);
  yield await Promise.resolve(placed.map(({ row }) => row));
}
