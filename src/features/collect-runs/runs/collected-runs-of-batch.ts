import {
  createBatchStore,
  type StoredBatch,
  storedBatches,
  storedPlans,
  storedRows,
} from '#batches/keep/batch-store.ts';
import { isBatchId } from '#core/batch/batch.ts';
import { type EarlierRun, isRowGone, resultRun, type RowState } from '#core/batch/state/row-state.ts';
import { type CollectedRun, shortInputs } from '#core/collection/collection.ts';

export async function collectedRunsOfBatch(id: string): Promise<readonly CollectedRun[]> {
  if (!isBatchId(id)) return [];
  const store = createBatchStore({ batches: storedBatches, plans: storedPlans, rows: storedRows });
  const read = await store.read(id);
  return read.ok ? shownRuns(read.value) : [];
}

export function shownRuns({ summary, state: batchState, plan }: StoredBatch): readonly CollectedRun[] {
  return batchState.rows.flatMap((row, at): readonly CollectedRun[] => {
    const run = resultRun(row);
    if (!run) return [];
    const cells = plan?.rows[at]?.cells;
    const inputs =
      plan && cells && Object.fromEntries(plan.columns.map((name, column) => [name, cells[column] ?? '']));
    return [
      {
        ...seenOf(run, row),
        worker: summary.worker,
        title: summary.title,
        version: plan?.base.options.version ?? '',
        ...(inputs && { inputs: shortInputs(inputs) }),
      },
    ];
  });
}

const seenOf = (run: EarlierRun, row: RowState) => {
  const { slug, state = 'unknown', results, startedAt, finishedAt } = run;
  return {
    slug,
    state,
    ...(run === row.run && isRowGone(row) && { gone: true as const }),
    ...(results !== undefined && { results }),
    ...(startedAt !== undefined && { startedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
  };
};
