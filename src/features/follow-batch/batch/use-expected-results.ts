import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useApi } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries/queries.ts';
import { type BatchPlan, orderOf } from '#core/batch/batch.ts';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import { resultRun } from '#core/batch/state/row-state.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { estimateResults } from '#core/price/estimate-results.ts';

/** The most results that the rows which have run could give; undefined if one of them has no limit. */
export function useExpectedResults(plan: BatchPlan | undefined, { rows }: BatchState): number | undefined {
  const api = useApi();
  const { data: descriptor } = useQuery(
    plan ? workerQuery(api, plan.worker) : { queryKey: ['no plan'], queryFn: skipToken },
  );
  return useMemo(
    () => descriptor && plan && expectedResults(descriptor, plan, rows),
    [descriptor, plan, rows],
  );
}

function expectedResults(
  descriptor: WorkerDescriptor,
  plan: BatchPlan,
  rows: BatchState['rows'],
): number | undefined {
  let sum = 0;
  for (const [at, row] of rows.entries()) {
    const planned = plan.rows[at];
    if (resultRun(row) === undefined || planned === undefined) continue;
    const expected = estimateResults(descriptor, orderOf(plan, planned).custom);
    if (expected === undefined) return undefined;
    sum += expected;
  }
  return sum;
}
