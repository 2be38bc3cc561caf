import type { JsonObject } from '#core/json/json.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import type { RunOrder } from '#core/run/run.ts';
import type { NewTask, TaskFacts, TaskInput, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { filled, patienceFor, present, toInput } from '../../wire/run-input.ts';
import type { TaskFilter } from '../../account-operations.ts';
import { get, MAX_LIMIT, open, pageQuery, post, workerId, workerPath } from '../requests.ts';
import { toPlatformSchedule } from './schedule.ts';

const TASKS = '/api/v2/worker-tasks';
const QUEUE = '/api/v2/run-queue/items';

const START_PATIENCE = 60_000;

const taskPath = (slug: TaskSlug) => `${TASKS}/${encodeURIComponent(slug)}`;

const put = (path: string, body: JsonObject): ApiRequest => ({ ...post(path, body), method: 'PUT' });

export const storePageRequest = (page: number) => open('/api/v2/store', pageQuery(page, MAX_LIMIT));

export const ownWorkersRequest = (page: number) => get('/api/v2/workers', pageQuery(page, MAX_LIMIT));

export const tasksRequest = ({ worker, text = '', page }: TaskFilter) =>
  get(TASKS, {
    ...pageQuery(page, MAX_LIMIT),
    ...(worker !== undefined && { worker_id: workerId(worker) }),
    ...(text !== '' && { keyword: text }),
  });

export const taskRequest = (slug: TaskSlug) => get(taskPath(slug));

/** A retry would create a second task: if the answer is lost, look the task up by title first. */
export const createTaskRequest = ({ worker, version, input, ...facts }: NewTask) =>
  post(
    TASKS,
    present({
      worker_id: workerId(worker),
      version: filled(version),
      input: toPlatformInput(input),
      ...toMembers(facts),
    }),
  );

export const changeTaskRequest = (slug: TaskSlug, changes: Partial<TaskFacts>) =>
  put(taskPath(slug), toMembers(changes));

/** @param version unchanged if omitted */
export const changeTaskInputRequest = (slug: TaskSlug, input: TaskInput, version?: string) =>
  put(`${taskPath(slug)}/input`, present({ input: toPlatformInput(input), version }));

export const deleteTaskRequest = (slug: TaskSlug): ApiRequest => ({
  ...get(taskPath(slug)),
  method: 'DELETE',
});

export const runTaskRequest = (slug: TaskSlug): ApiRequest => ({
  ...post(`${taskPath(slug)}/runs`, { is_async: true }),
  timeout: START_PATIENCE,
});

export function queueRunRequest(order: RunOrder): ApiRequest {
  const { worker, options } = order;
  const body = present({
    version: filled(options.version),
    is_async: true,
    input: toInput(order),
    callback_url: filled(options.callbackUrl),
  });
  return { ...post(`${workerPath(worker)}/queued-runs`, body), timeout: patienceFor(order) };
}

export const waitingRunsRequest = (page: number, status: 'waiting' | 'inactive' = 'waiting') =>
  get(QUEUE, { ...pageQuery(page, MAX_LIMIT), status });

export const activateRequest = (refs: readonly string[]) => post(`${QUEUE}/activate`, { queue_refs: refs });

export const releaseRequest = (refs: readonly string[], reason: string) =>
  post(`${QUEUE}/release`, present({ queue_refs: refs, reason: filled(reason) }));

/** Wraps a flat input in `parameters`, which it should have had. */
const toPlatformInput = ({ system, custom }: TaskInput): JsonObject => ({
  parameters: present({ system, custom }),
});

function toMembers({ title, description, schedule, isScheduled }: Partial<TaskFacts>): JsonObject {
  return {
    ...present({ title, description }),
    ...(schedule && toPlatformSchedule(schedule)),
    ...(isScheduled !== undefined && { schedule_enabled: isScheduled ? 1 : 0 }),
  };
}
