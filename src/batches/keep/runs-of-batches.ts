import { type BatchId, isBatchId } from '#core/batch/batch.ts';
import { runsOf } from '#core/batch/course/row-course.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { storedBatches, storedRows } from './batch-store.ts';

/** A batch as it is told of its runs. */
export type BatchOfRun = { readonly id: BatchId; readonly name: string };

/**
 * Which batch of this browser runs belong to, by the ID of the run: of the batches that went on at some time between two
 * moments (ms since the epoch). Rows that cannot be read name no run. Rejects where the browser keeps nothing.
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

/** The runs of a batch, those of earlier attempts among them, by their IDs. Rejects where the browser keeps nothing. */
export async function runsOfBatch(id: BatchId): Promise<readonly RunSlug[]> {
  const { read } = await storedRows.of(id);
  return read.flatMap(({ value }) => value.flatMap(runsOf)).map(({ slug }) => slug);
}
