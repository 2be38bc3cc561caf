import { withQuery } from '#core/address/query-part.ts';
import type { BatchView } from '#batches/drive/batch-view.ts';
import type { BatchId } from '#core/batch/batch.ts';
import { TAKEN, type TakenRows } from '#core/batch/taken-rows.ts';
import { workerBatchPath } from '#core/ids/worker-ref.ts';

export type ShownBatch = Extract<BatchView, { readonly kind: 'batch' }>;

export const setUpPath = (
  id: BatchId,
  worker: ShownBatch['batch']['summary']['worker'],
  rows: TakenRows,
): string =>
  withQuery(workerBatchPath(worker), TAKEN, { batch: id, rows: rows === 'all' ? undefined : rows });
