import type { Api } from '#api/operations.ts';
import { createBatchStore, storedBatches, storedPlans, storedRows } from '#batches/keep/batch-store.ts';
import type { BatchId } from '#core/batch/batch.ts';
import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RowReader } from '#core/results/row-reader.ts';
import { createBatchReader, runsWithRows } from '#features/follow-batch/batch-reader.ts';
import type { Translate } from '#messages/i18n.ts';
import { createSavedRowReader } from '#results/reading/read-saved-rows.ts';

export const readRun = (api: Api, run: RunSlug): RowReader => createSavedRowReader(api, run);

/**
 * Reads all rows of a finished batch.
 * @throws Failure if this browser no longer has the batch
 */
export async function readBatch(api: Api, id: BatchId, t: Translate): Promise<RowReader> {
  const store = createBatchStore({ batches: storedBatches, plans: storedPlans, rows: storedRows });
  const read = await store.read(id);
  if (!read.ok) throw new Failure({ kind: 'unknown' });
  const { plan, state: batchState } = read.value;
  const reader = createBatchReader(api, {
    columns: plan?.columns ?? [],
    row: t('batch.column.row'),
  });
  reader.follow(runsWithRows(batchState, plan));
  return reader;
}
