import type { BatchPlan, PlannedRow } from '#core/batch/batch.ts';
import type { Records } from '#browser/stored/records.ts';

import { type BatchSummary, storedBatches, storedPlans } from './batch-store.ts';

/** A batch of identical rows: its name and when it began (ms since the epoch). */
export type SameBatch = { readonly name: string; readonly at: number };

type BatchRecords = {
  readonly batches: Pick<Records<BatchSummary>, 'all'>;
  readonly plans: Pick<Records<BatchPlan>, 'get'>;
};

const requestText = (rows: readonly PlannedRow[]): string =>
  JSON.stringify(rows.map(({ custom, options, without }) => [custom, options ?? null, without ?? null]));

/**
 * The Worker's batch with identical rows begun since a time (ms since the epoch), if any. Not detected for
 * rows with secrets or without storage.
 */
export async function sameBatch(
  { worker, rows }: Pick<BatchPlan, 'worker' | 'rows'>,
  since: number,
  { batches, plans }: BatchRecords = { batches: storedBatches, plans: storedPlans },
): Promise<SameBatch | undefined> {
  try {
    for (const [[id], summary] of await batches.all()) {
      const { head, size, name } = summary;
      if (summary.worker !== worker || size !== rows.length || head.startedAt <= since) continue;
      const plan = await plans.get([id, 'plan']);
      if (plan.ok && requestText(plan.value.rows) === requestText(rows)) return { name, at: head.startedAt };
    }
  } catch {
    // As where there is none.
  }
  return undefined;
}
