import { withQuery } from '#core/address/query-part.ts';
import type { BatchView } from '#batches/drive/batch-view.ts';
import type { BatchId } from '#core/batch/batch.ts';
import { SELECTED_ROWS, type RowSelection } from '#core/batch/row-selection.ts';
import { workerBatchPath } from '#core/ids/worker-ref.ts';

export type ShownBatch = Extract<BatchView, { readonly kind: 'batch' }>;

export const setUpPath = (
  id: BatchId,
  worker: ShownBatch['batch']['summary']['worker'],
  rows: RowSelection,
): string =>
  withQuery(workerBatchPath(worker), SELECTED_ROWS, { batch: id, rows: rows === 'all' ? undefined : rows });
