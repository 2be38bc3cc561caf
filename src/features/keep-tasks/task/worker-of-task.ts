import type { Api } from '#api/operations.ts';
import { workerQuery } from '#api/queries/queries.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';

const NO_WORKER = '' as WorkerSlug; // which no Worker has

/** The Worker of a task; not fetched if the platform names none. */
export const workerOfTaskQuery = (api: Api, { worker }: Pick<SavedTask, 'worker'>) => ({
  ...workerQuery(api, worker ?? NO_WORKER),
  enabled: worker !== undefined,
});
