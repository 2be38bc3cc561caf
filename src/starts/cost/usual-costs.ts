import { type QueryClient, queryOptions, useQueries, useQueryClient } from '@tanstack/react-query';

import { useMemo } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES, workerQuery } from '#api/queries.ts';
import { toNumber } from '#core/decimal.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { JsonObject } from '#core/json/json.ts';
import { estimateCost } from '#core/price/estimate-cost.ts';
import { learnPrice } from '#core/price/learn-price.ts';
import { reckonResults } from '#core/price/reckon-results.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { capOf } from '#core/saved-tasks/task-changes.ts';
import type { PlannedTask } from '#core/spend/scheduled-runs.ts';
import { splitIntoTasks } from '#core/tasks/split-into-tasks.ts';

import { latestRunsQuery } from './use-cost.ts';

type Asked = {
  /** Tells it from another that asks the same. */
  readonly id: string;
  readonly worker: WorkerSlug;
  /** Empty: the present one. */
  readonly version: string;
  readonly custom: JsonObject;
};

type Parts = { readonly api: Api; readonly client: QueryClient };

/** What a run will cost at the most by the price that earlier runs of its version paid, in USD; null where nothing tells. */
async function usualCost({ api, client }: Parts, { worker, version, custom }: Asked): Promise<number | null> {
  const descriptor = await client.query({ ...workerQuery(api, worker), staleTime: 'static' });
  const { runs } = await client.query(latestRunsQuery(api, worker));
  const of = version === '' ? descriptor.version : version;
  const price = learnPrice(
    runs.filter((run) => run.version === of),
    api.serverTime().now,
  );
  const most = reckonResults(descriptor, custom);
  const { count: subtasks } = splitIntoTasks(descriptor.splitting, custom);
  const estimate = price && estimateCost(price, { most, subtasks }, []);
  return estimate === undefined ? null : toNumber(estimate.usd);
}

const usual = (parts: Parts, asked: Asked) => () => usualCost(parts, asked);

const usualCostQuery = (parts: Parts, asked: Asked) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'usual cost', asked],
    queryFn: usual(parts, asked),
    staleTime: 5 * 60_000,
    retry: false,
  });

/** Tasks whose usual cost is asked for. */
const MOST_ASKED = 30;

/** What is asked of a task; nothing where it names no Worker. */
const askedOf = ({ slug, worker, version, input }: SavedTask): readonly Asked[] =>
  worker === undefined ? [] : [{ id: slug, worker, version, custom: input.custom }];

/** Scheduled tasks with what a run of each will cost at the most, by its limits of results and of cost. */
export function usePlannedTasks(
  scheduled: readonly SavedTask[],
): readonly (PlannedTask & { readonly task: SavedTask })[] {
  const asked = useMemo(() => scheduled.slice(0, MOST_ASKED).flatMap(askedOf), [scheduled]);
  const costs = useUsualCosts(asked);
  return useMemo(
    () =>
      scheduled.map((task) => {
        const each = costs[asked.findIndex(({ id }) => id === task.slug)];
        const cap = capOf(task.input);
        if (each === undefined) return { task };
        return { task, usd: cap > 0 ? Math.min(each, cap) : each };
      }),
    [scheduled, asked, costs],
  );
}

const toCosts = (found: readonly { readonly data: number | null | undefined }[]) =>
  found.map(({ data }) => data ?? undefined);

/** What runs will cost each at the most, in their order; undefined where that is not known. */
function useUsualCosts(asked: readonly Asked[]): readonly (number | undefined)[] {
  const parts = { api: useApi(), client: useQueryClient() };
  const enabled = useHasKey();
  return useQueries({
    queries: asked.map((one) => ({ ...usualCostQuery(parts, one), enabled })),
    combine: toCosts,
  });
}
