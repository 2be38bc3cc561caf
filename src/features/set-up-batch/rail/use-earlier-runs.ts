import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { type UsualParallel, usualParallel } from '#batches/keep/places.ts';
import { mostAtOnce, usualSeconds } from '#core/batch/estimate-duration.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { latestRunsOfWorkerQuery } from '#starts/cost/use-cost.ts';
import { usePlanRuns } from '#starts/plan-runs.ts';

export type EarlierRuns = {
  /** Seconds per run; undefined if too few were seen. */
  readonly each: number | undefined;
  readonly parallel: UsualParallel;
};

export function useEarlierRuns(worker: WorkerSlug): EarlierRuns {
  const { data } = useQuery({ ...latestRunsOfWorkerQuery(useApi(), worker), enabled: useHasKey() });
  const plan = usePlanRuns();
  return useMemo(() => {
    const runs = data?.runs ?? [];
    return { each: usualSeconds(runs), parallel: usualParallel(plan, mostAtOnce(runs)) };
  }, [data, plan]);
}
