import { createBatchStore, storedBatches, storedPlans, storedRows } from '#batches/keep/batch-store.ts';
import { isBatchId } from '#core/batch/batch.ts';
import type { RowRun } from '#core/batch/course/row-course.ts';
import { type CollectedRun, shortInputs } from '#core/collection/collection.ts';

/** The runs of a batch, each with the person's own columns as its input. */
export async function runsOfBatch(id: string): Promise<readonly CollectedRun[]> {
  if (!isBatchId(id)) return [];
  const store = createBatchStore({ batches: storedBatches, plans: storedPlans, rows: storedRows });
  const read = await store.read(id);
  if (!read.ok) return [];
  const { summary, course, plan } = read.value;
  return course.rows.flatMap(({ run }, at): readonly CollectedRun[] => {
    if (!run) return [];
    const cells = plan?.rows[at]?.cells;
    const inputs =
      plan && cells && Object.fromEntries(plan.columns.map((name, column) => [name, cells[column] ?? '']));
    return [
      {
        ...seenOf(run),
        ...{ worker: summary.worker, title: summary.title },
        version: plan?.base.options.version ?? '',
        ...(inputs && { inputs: shortInputs(inputs) }),
      },
    ];
  });
}

const seenOf = ({ slug, state = 'unknown', results, startedAt, finishedAt, gone }: RowRun) => ({
  ...{ slug, state },
  ...(gone && { gone }),
  ...(results !== undefined && { results }),
  ...(startedAt !== undefined && { startedAt }),
  ...(finishedAt !== undefined && { finishedAt }),
});
