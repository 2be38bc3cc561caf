import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { readSetUp } from '#core/batch/sheet/sheet-codec.ts';
import { findLooseSecret } from '#core/secrets/find-secrets.ts';
import { forEachInTimeSlices } from '#browser/time-slices.ts';
import type { Records } from '#browser/stored/records.ts';

import type { BatchSummary } from './batch-store.ts';

type PlanRecords = {
  readonly batches: Pick<Records<BatchSummary>, 'update'>;
  readonly plans: Pick<Records<BatchPlan>, 'get' | 'update'>;
};

/**
 * Removes apparent secrets from unused columns in batches of an earlier build, which checked only sent
 * values. What the rows send is unchanged.
 */
export async function cleanPlans(ids: readonly BatchId[], { batches, plans }: PlanRecords): Promise<void> {
  for (const id of ids) {
    const storedPlan = await plans.get([id, 'plan']);
    if (!storedPlan.ok && storedPlan.error === 'newer') continue;
    if (storedPlan.ok) {
      const clean = await withoutLooseSecrets(storedPlan.value);
      // It does not change once it is kept; one that is gone by now stays so.
      await plans.update([id, 'plan'], () => clean);
    }
    await batches.update([id, 'batch'], (summary) => ({ ...summary, searched: true }));
  }
}

async function withoutLooseSecrets(plan: BatchPlan): Promise<BatchPlan> {
  const setUp = readSetUp(plan.setUp, []);
  const isSecret = (cell: string, at: number) =>
    (!setUp.ok || setUp.value.columns[at]?.target.kind === 'label') &&
    findLooseSecret(plan.columns[at] ?? '', cell) !== undefined;
  const rows: BatchPlan['rows'][number][] = [];
  const take = (row: BatchPlan['rows'][number]) => {
    rows.push(
      row.cells.some(isSecret)
        ? { ...row, cells: row.cells.map((cell, at) => (isSecret(cell, at) ? '' : cell)) }
        : row,
    );
  };
  await forEachInTimeSlices(plan.rows, take, { stride: 8 });
  return { ...plan, rows, searched: true };
}
