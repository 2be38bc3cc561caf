import type { BatchView } from '#batches/drive/batch-view.ts';
import type { BatchId } from '#core/batch/batch.ts';
import { workerPath } from '#core/ids/worker-ref.ts';

export type ShownBatch = Extract<BatchView, { readonly kind: 'batch' }>;

/** Where rows of a batch are set up again, as another batch: all of some state, or one by its number. */
export const setUpPath = (
  id: BatchId,
  worker: ShownBatch['batch']['summary']['worker'],
  rows: 'failed' | 'waiting' | 'all' | number,
): string => `${workerPath(worker)}/batch?from=${id}&rows=${rows}`;
