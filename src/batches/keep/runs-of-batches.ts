import { type BatchId, isBatchId } from '#core/batch/batch.ts';
import { runsOf } from '#core/batch/state/row-state.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { storedBatches, storedRows } from './batch-store.ts';

export type BatchOfRun = { readonly id: BatchId; readonly name: string };

/**
 * Maps run IDs to batches of this browser that were active between two times (ms since the epoch).
 * Unreadable rows name no run. Rejects if storage is unavailable.
 */
export async function runsOfBatches(span: {
  readonly from: number;
  readonly before: number;
}): Promise<ReadonlyMap<string, BatchOfRun>> {
  const found = new Map<string, BatchOfRun>();
  for (const [[id], { name, head }] of await storedBatches.all()) {
    if (!isBatchId(id) || head.startedAt >= span.before || head.at < span.from) continue;
    for (const slug of await runsOfBatch(id)) found.set(slug, { id, name });
  }
  return found;
}

/** IDs of a batch's runs, including earlier attempts. Rejects if storage is unavailable. */
export async function runsOfBatch(id: BatchId): Promise<readonly RunSlug[]> {
  const { read } = await storedRows.of(id);
  return read.flatMap(({ value }) => value.flatMap(runsOf)).map(({ slug }) => slug);
}
