import { type QueryClient, queryOptions } from '@tanstack/react-query';

import type { Api } from '#api/operations.ts';
import { schedulesQuery, TASK_QUERIES, taskQuery } from '#api/queries/task-queries.ts';
import { createdAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';
import type { SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { isOfWorker } from '#core/spend/scheduled-runs.ts';
import { runsOfTask } from '#core/spend/task-runs.ts';
import { latestRunsOfWorkerQuery } from '#starts/cost/use-cost.ts';
import { startedRuns } from '#starts/history/started-runs.ts';

export type SharedTask = {
  readonly slug: TaskSlug;
  readonly name: string;
  /** True if this browser started both; otherwise a creation time matches the task's schedule. */
  readonly isSure: boolean;
  /** Last change of the task, if before both runs; in ms since the epoch. */
  readonly unchangedSince?: number;
};

type TaskClients = {
  readonly api: Api;
  readonly client: QueryClient;
  readonly readStarted?: typeof startedRuns;
};

const readShared = (parts: TaskClients, runs: readonly [Run, Run]) => async (): Promise<SharedTask | null> =>
  (await ofStarts(parts, runs)) ?? (await ofSchedules(parts, runs)) ?? null;

export const sharedTaskQuery = (parts: TaskClients, runs: readonly [Run, Run]) =>
  queryOptions({
    queryKey: [...TASK_QUERIES, 'shared', ...runs.map(({ slug }) => slug)],
    queryFn: readShared(parts, runs),
    retry: false,
    structuralSharing: false,
  });

async function ofStarts({ api, client, readStarted = startedRuns }: TaskClients, runs: readonly [Run, Run]) {
  const started = await readStarted();
  const [slug, other] = runs.map((run) => started.get(run.slug));
  if (slug === undefined || slug !== other) return undefined;
  const task = await client.query(taskQuery(api, slug)).catch(() => undefined);
  return toShared({ slug, title: '', ...task }, runs, true);
}

async function ofSchedules(
  { api, client, readStarted = startedRuns }: TaskClients,
  runs: readonly [Run, Run],
) {
  const { scheduled } = await client.query(schedulesQuery(api));
  const started = await readStarted();
  const { now } = api.serverTime();
  for (const task of scheduled) {
    if (task.worker === undefined || !runs.every((run) => isOfWorker(task, run))) continue;
    const all = (await client.query(latestRunsOfWorkerQuery(api, task.worker))).runs;
    const own = new Set(runsOfTask(task, { runs: all, scheduled, started, now }).map(({ slug }) => slug));
    if (runs.every(({ slug }) => own.has(slug))) return toShared(task, runs, false);
  }
  return undefined;
}

/** Milliseconds of uncertainty of a time in whole seconds. */
const SECOND = 1_000;

function toShared(
  { slug, title, updatedAt = Infinity }: Pick<SavedTask, 'slug' | 'title' | 'updatedAt'>,
  runs: readonly [Run, Run],
  isSure: boolean,
): SharedTask {
  // What a run is started with, is read as it is created: one that waits begins later.
  const isBefore = runs.every((run) => updatedAt + SECOND <= (createdAt(run.slug) ?? -Infinity));
  return { slug, name: title || slug, isSure, ...(isBefore && { unchangedSince: updatedAt }) };
}
