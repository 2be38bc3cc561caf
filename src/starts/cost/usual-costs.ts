import { type QueryClient, queryOptions, useQueries, useQueryClient } from '@tanstack/react-query';

import { useApi, useHasKey } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES, workerQuery } from '#api/queries.ts';
import { toNumber } from '#core/decimal.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { JsonObject } from '#core/json/json.ts';
import { estimateCost } from '#core/price/estimate-cost.ts';
import { learnPrice } from '#core/price/learn-price.ts';
import { reckonResults } from '#core/price/reckon-results.ts';
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

/** What a run will likely cost by the price that earlier runs of its version paid, in USD; null where nothing tells. */
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

/** What runs will likely cost each, in their order; undefined where that is not known. */
export function useUsualCosts(asked: readonly Asked[]): readonly (number | undefined)[] {
  const parts = { api: useApi(), client: useQueryClient() };
  const enabled = useHasKey();
  const found = useQueries({ queries: asked.map((one) => ({ ...usualCostQuery(parts, one), enabled })) });
  return found.map(({ data }) => data ?? undefined);
}
