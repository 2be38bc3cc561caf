import { type QueryClient, queryOptions, useQueries, useQueryClient } from '@tanstack/react-query';

import { useMemo } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES, workerQuery } from '#api/queries/queries.ts';
import { schedulesQuery } from '#api/queries/task-queries.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { estimateCost, type LikeRun } from '#core/price/estimate-cost.ts';
import type { Rate } from '#core/price/learn-price.ts';
import { learnPrices, switchesOf } from '#core/price/learn-prices.ts';
import { rateOf } from '#core/price/own-price.ts';
import { estimateResults } from '#core/price/estimate-results.ts';
import type { Run } from '#core/run/run.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { capOf } from '#core/saved-tasks/task-changes.ts';
import type { PlannedTask } from '#core/spend/scheduled-runs.ts';
import { taskCost } from '#core/spend/task-cost.ts';
import { runsOfTask, tellingRuns } from '#core/spend/task-runs.ts';
import { splitIntoSubtasks } from '#core/subtasks/split-into-subtasks.ts';
import { startedRuns } from '../history/started-runs.ts';
import { storedInputQuery, storedInputsQuery } from '../history/history-query.ts';

import { useOwnPrices } from './own-price.ts';
import { latestRunsOfWorkerQuery, runsWithInputs, toLikeRuns } from './use-cost.ts';

type CostClients = { readonly api: Api; readonly client: QueryClient };

async function readOwnRuns(
  { api, client }: CostClients,
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
  return tellingRuns(runsOfTask(task, { runs: ofVersion, scheduled, started, now }));
}

const ownRuns = (parts: CostClients, task: SavedTask, version: string) => () =>
  readOwnRuns(parts, task, version);

/** The runs that are known to be of a task and indicate the cost of another one in that version. */
export const ownRunsQuery = (parts: CostClients, task: SavedTask, version: string) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'runs', 'of task', task, version],
    queryFn: ownRuns(parts, task, version),
    staleTime: 5 * 60_000,
    retry: false,
  });

type CostFacts = {
  readonly runs: readonly Run[];
  /** Absent if no run of its version indicated one. */
  readonly learned: Rate | undefined;
  readonly expected: Pick<LikeRun, 'most' | 'subtasks' | 'switches'>;
  readonly like: readonly LikeRun[];
};

/** For a task of an unknown Worker: only its limit indicates the cost. */
const NO_FACTS: CostFacts = {
  runs: [],
  learned: undefined,
  like: [],
  expected: { most: undefined, subtasks: 0, switches: '' },
};

async function readFacts(parts: CostClients, task: SavedTask): Promise<CostFacts> {
  const { worker, version, input } = task;
  if (worker === undefined) return NO_FACTS;
  const { api, client } = parts;
  const descriptor = await client.query({ ...workerQuery(api, worker), staleTime: 'static' });
  const of = version === '' ? descriptor.version : version;
  const [own, latest] = await Promise.all([
    client.query(ownRunsQuery(parts, task, of)),
    client.query(latestRunsOfWorkerQuery(api, worker)),
  ]);
  const runs = latest.runs.filter((run) => run.version === of);
  const like = await readLikeRuns(client, descriptor, runs);
  const switches = switchesOf(descriptor.parameters, input.custom);
  return {
    runs: own,
    learned: learnPrices(runs, like, api.serverTime().now)(switches),
    like,
    expected: {
      switches,
      most: estimateResults(descriptor, input.custom),
      subtasks: splitIntoSubtasks(descriptor.splitting, input.custom).count,
    },
  };
}

async function readLikeRuns(client: QueryClient, descriptor: WorkerDescriptor, runs: readonly Run[]) {
  const known = runsWithInputs(runs, await client.query(storedInputsQuery()));
  const inputs = await Promise.all(known.map(({ slug }) => client.query(storedInputQuery(slug))));
  return toLikeRuns(descriptor, known, inputs);
}

const factsOf = (parts: CostClients, task: SavedTask) => () => readFacts(parts, task);

const costFactsQuery = (parts: CostClients, task: SavedTask) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'runs', 'cost of task', task],
    queryFn: factsOf(parts, task),
    staleTime: 5 * 60_000,
    retry: false,
  });

/** Maximum number of Workers whose task costs are requested. */
const MOST_WORKERS = 30;

type PricedTask = PlannedTask & { readonly task: SavedTask };

export function usePlannedTasks(scheduled: readonly SavedTask[]): readonly PricedTask[] {
  const workers = useMemo(() => [...new Set(scheduled.flatMap(({ worker }) => worker ?? []))], [scheduled]);
  const owned = useOwnPrices(workers);
  const readWorkers = useMemo(() => new Set(workers.slice(0, MOST_WORKERS)), [workers]);
  const found = useCostFacts(scheduled, readWorkers);
  return useMemo(
    () =>
      scheduled.map((task, at) => {
        const facts = found[at] ?? 'reading';
        if (typeof facts === 'string') return { task, cost: facts };
        const own = task.worker && owned.get(task.worker);
        const rate = own ? rateOf(own) : facts.learned;
        const estimate = task.input.unreadable
          ? undefined
          : rate && estimateCost(rate, facts.expected, facts.like);
        return { task, ...taskCost({ runs: facts.runs, estimate, cap: capOf(task.input) }) };
      }),
    [scheduled, found, owned],
  );
}

type KnownCost = CostFacts | NonNullable<PlannedTask['cost']>;

type CostAnswer = {
  readonly data: CostFacts | undefined;
  readonly isError: boolean;
  readonly isEnabled: boolean;
};

const toFound = (answers: readonly CostAnswer[]) =>
  answers.map(
    ({ data, isError, isEnabled }): KnownCost => data ?? (isError || !isEnabled ? 'unread' : 'reading'),
  );

function useCostFacts(
  tasks: readonly SavedTask[],
  readWorkers: ReadonlySet<WorkerSlug>,
): readonly KnownCost[] {
  const parts = { api: useApi(), client: useQueryClient() };
  const hasKey = useHasKey();
  const isRead = ({ worker }: SavedTask) => worker === undefined || readWorkers.has(worker);
  return useQueries({
    queries: tasks.map((task) => ({ ...costFactsQuery(parts, task), enabled: hasKey && isRead(task) })),
    combine: toFound,
  });
}
