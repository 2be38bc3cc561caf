import { useQueries, useQuery } from '@tanstack/react-query';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { runQuery } from '#api/queries.ts';
import { createBatchStore, storedBatches, storedPlans, storedRows } from '#batches/batch-store.ts';
import { type BatchId, isBatchId } from '#core/batch/batch.ts';
import { type CollectedRun, collectRun, shortInputs } from '#core/collection/collection.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { runHistory } from '#starts/history/run-history.ts';

/** What the address of a new collection names. */
export type Named = { readonly runs: readonly RunSlug[]; readonly batch: BatchId | undefined };

/** Runs that an address may name: each is asked for. */
const MOST_NAMED = 200;

export function readNamed(params: URLSearchParams): Named {
  const slugs = (params.get('runs') ?? '').split(',').filter(isRunSlug);
  const batch = params.get('batch') ?? '';
  return {
    runs: [...new Set(slugs)].slice(0, MOST_NAMED),
    batch: isBatchId(batch) && batch !== '' ? batch : undefined,
  };
}

/** The runs that an address names, as far as they are known, and why others are not. */
export function useNamedRuns({ runs, batch }: Named) {
  const api = useApi();
  const hasKey = useHasKey();
  const asked = useQueries({ queries: runs.map((slug) => ({ ...runQuery(api, slug), enabled: hasKey })) });
  const ofBatch = useQuery({
    queryKey: ['batches', batch, 'runs'],
    enabled: batch !== undefined,
    queryFn: () => (batch === undefined ? [] : runsOfBatch(batch)),
    structuralSharing: false,
  });
  return {
    runs: [
      ...asked.flatMap(({ data }) => (data ? [collectRun(data, undefined)] : [])),
      ...(ofBatch.data ?? []),
    ],
    isReading: hasKey && (asked.some(({ isPending }) => isPending) || ofBatch.isLoading),
    failures: asked.flatMap(({ error, refetch }) => (error ? [{ error, refetch }] : [])),
    isBatchUnread: ofBatch.isError || (batch !== undefined && ofBatch.data?.length === 0),
  };
}

/** The runs of a batch, each with the person's own columns as its input. */
async function runsOfBatch(id: BatchId): Promise<readonly CollectedRun[]> {
  const store = createBatchStore({ batches: storedBatches, plans: storedPlans, rows: storedRows });
  const read = await store.read(id);
  if (!read.ok) return [];
  const { summary, course, plan } = read.value;
  return course.rows.flatMap(({ run }, at): readonly CollectedRun[] => {
    if (!run) return [];
    const { slug, results, startedAt, finishedAt, state = 'unknown' } = run;
    const cells = plan?.rows[at]?.cells;
    const inputs =
      plan && cells && Object.fromEntries(plan.columns.map((name, column) => [name, cells[column] ?? '']));
    return [
      {
        ...{ slug, results, state, worker: summary.worker, title: summary.title },
        version: plan?.base.options.version ?? '',
        ...(startedAt !== undefined && { startedAt }),
        ...(finishedAt !== undefined && { finishedAt }),
        ...(inputs && { inputs: shortInputs(inputs) }),
      },
    ];
  });
}

/** The runs with their inputs, where this browser keeps them: what looked like a secret is not among them. */
export function withInputs(runs: readonly CollectedRun[]): Promise<readonly CollectedRun[]> {
  return Promise.all(
    runs.map(async (run) => {
      if (run.inputs) return run;
      const input = await runHistory.input(run.slug);
      return input.ok ? { ...run, inputs: shortInputs(input.value.order.custom) } : run;
    }),
  );
}
