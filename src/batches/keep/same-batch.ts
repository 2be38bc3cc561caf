import type { BatchPlan, PlannedRow } from '#core/batch/batch.ts';
import type { Records } from '#browser/stored/records.ts';

import { type BatchSummary, storedBatches, storedPlans } from './batch-store.ts';

/** A batch of the very same rows: what it is called, and when it began (ms since the epoch). */
export type SameBatch = { readonly name: string; readonly at: number };

type Kept = {
  readonly batches: Pick<Records<BatchSummary>, 'all'>;
  readonly plans: Pick<Records<BatchPlan>, 'get'>;
};

/** What its runs are asked for, but for what is the same in all of them. */
const askedOf = (rows: readonly PlannedRow[]): string =>
  JSON.stringify(rows.map(({ custom, options, without }) => [custom, options ?? null, without ?? null]));

/**
 * The batch of a Worker that was begun with the very same rows since a moment (ms since the epoch), if there is one. Of a batch whose
 * rows hold secrets nobody can tell, nor where the browser keeps nothing.
 */
export async function sameBatch(
  { worker, rows }: Pick<BatchPlan, 'worker' | 'rows'>,
  since: number,
  { batches, plans }: Kept = { batches: storedBatches, plans: storedPlans },
): Promise<SameBatch | undefined> {
  try {
    for (const [[id], summary] of await batches.all()) {
      const { head, size, name } = summary;
      if (summary.worker !== worker || size !== rows.length || head.startedAt <= since) continue;
      const plan = await plans.get([id, 'plan']);
      if (plan.ok && askedOf(plan.value.rows) === askedOf(rows)) return { name, at: head.startedAt };
    }
  } catch {
    // As where there is none.
  }
  return undefined;
}
