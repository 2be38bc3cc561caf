import { type QueryClient, queryOptions, useQueries, useQueryClient } from '@tanstack/react-query';

import { useMemo } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES, workerQuery } from '#api/queries/queries.ts';
import { schedulesQuery } from '#api/queries/task-queries.ts';
import { toNumber } from '#core/decimal.ts';
import { estimateCost } from '#core/price/estimate-cost.ts';
import { learnPrice } from '#core/price/learn-price.ts';
import { reckonResults } from '#core/price/reckon-results.ts';
import type { Run } from '#core/run/run.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { capOf } from '#core/saved-tasks/task-changes.ts';
import type { PlannedTask } from '#core/spend/scheduled-runs.ts';
import { runsOfTask, tellingRuns, usualOf } from '#core/spend/task-runs.ts';
import { splitIntoSubtasks } from '#core/subtasks/split-into-subtasks.ts';
import { startedRuns } from '#starts/history/started-runs.ts';

import { latestRunsOfWorkerQuery } from './use-cost.ts';

type Parts = { readonly api: Api; readonly client: QueryClient };

/** Its runs by which the usual cost of a task in a version is known, the newest first. */
async function readOwnRuns(
  { api, client }: Parts,
  task: SavedTask,
  version: string,
): Promise<readonly Run[]> {
  if (task.worker === undefined) return [];
  const [{ runs }, { scheduled }, started] = await Promise.all([
    client.query(latestRunsOfWorkerQuery(api, task.worker)),
    client.query(schedulesQuery(api)),
    startedRuns(),
  ]);
  const { now } = api.serverTime();
  const ofVersion = runs.filter((run) => run.version === version);
  return tellingRuns(runsOfTask(task, { runs: ofVersion, scheduled, started, now }), now);
}

const ownRuns = (parts: Parts, task: SavedTask, version: string) => () => readOwnRuns(parts, task, version);

/** The runs of a task, as far as it is known which are its, that tell what one more in that version will cost. */
export const ownRunsQuery = (parts: Parts, task: SavedTask, version: string) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'runs', 'of task', task, version],
    queryFn: ownRuns(parts, task, version),
    staleTime: 5 * 60_000,
    retry: false,
  });

type Cost = Pick<PlannedTask, 'usd' | 'isUsual'>;

/** What a run of a task has usually cost, else what it will cost at the most by the price of its version. */
async function taskCost(parts: Parts, task: SavedTask): Promise<Cost> {
  const { worker, version, input } = task;
  if (worker === undefined) return {};
  const { api, client } = parts;
  const descriptor = await client.query({ ...workerQuery(api, worker), staleTime: 'static' });
  const of = version === '' ? descriptor.version : version;
  const usual = usualOf(await client.query(ownRunsQuery(parts, task, of)));
  if (usual !== undefined) return { usd: usual, isUsual: true };
  const { runs } = await client.query(latestRunsOfWorkerQuery(api, worker));
  const price = learnPrice(
    runs.filter((run) => run.version === of),
    api.serverTime().now,
  );
  const most = reckonResults(descriptor, input.custom);
  const { count: subtasks } = splitIntoSubtasks(descriptor.splitting, input.custom);
  const estimate = price && estimateCost(price, { most, subtasks }, []);
  return estimate ? { usd: toNumber(estimate.usd) } : {};
}

const costOf = (parts: Parts, task: SavedTask) => () => taskCost(parts, task);

const taskCostQuery = (parts: Parts, task: SavedTask) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'runs', 'cost of task', task],
    queryFn: costOf(parts, task),
    staleTime: 5 * 60_000,
    retry: false,
  });

/** Tasks whose usual cost is asked for. */
const MOST_ASKED = 30;

type Planned = PlannedTask & { readonly task: SavedTask };

/** Scheduled tasks with what a run of each usually costs, or will cost at the most; no more than its own limit lets it. */
export function usePlannedTasks(scheduled: readonly SavedTask[]): readonly Planned[] {
  const costs = useTaskCosts(scheduled);
  return useMemo(
    () =>
      scheduled.map((task, at) => {
        const { usd, ...cost } = costs[at] ?? {};
        const cap = capOf(task.input);
        if (usd === undefined) return { task };
        return { task, ...cost, usd: cap > 0 ? Math.min(usd, cap) : usd };
      }),
    [scheduled, costs],
  );
}

const toCosts = (found: readonly { readonly data: Cost | undefined }[]) => found.map(({ data }) => data);

function useTaskCosts(tasks: readonly SavedTask[]): readonly (Cost | undefined)[] {
  const parts = { api: useApi(), client: useQueryClient() };
  const enabled = useHasKey();
  return useQueries({
    queries: tasks.slice(0, MOST_ASKED).map((task) => ({ ...taskCostQuery(parts, task), enabled })),
    combine: toCosts,
  });
}
