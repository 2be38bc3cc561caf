import { markInexact } from '#core/json/digits.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { ownValue } from '#core/json/json.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import type { ExportFormat, RunOrder, StartedRun, StoreWorker } from '#core/run/run.ts';
import type {
  NewTask,
  QueueOutcome,
  SavedTask,
  TaskFacts,
  TaskInput,
  TaskPage,
  TaskSlug,
  WaitingPage,
} from '#core/saved-tasks/saved-task.ts';
import type { Job } from '#core/snippet/job/job.ts';
import type { Ask } from '#api/client/client.ts';
import { taskJob, toLimit } from '../../jobs.ts';
import { SHARED_CODES } from '../../wire/shared-codes.ts';
import { readExport } from '../../wire/results.ts';
import { followedRun } from '../job.ts';
import * as v2 from '../requests.ts';
import { readStartedRun } from '../wire/started-run.ts';
import { readStore } from '../wire/store.ts';
import * as requests from './requests.ts';
import * as wire from './wire.ts';

/** Requests and jobs about a task, to be written as programs. */
export type TaskSnippets = {
  readonly run: (slug: TaskSlug) => ApiRequest;
  /** Runs it as it is saved, waits, and saves the results. */
  readonly runJob: (task: SavedTask, format: ExportFormat) => Job;
  /** Creates it. */
  readonly createJob: (task: NewTask) => Job;
};

/** What exists in API v2 only: asked of it, whichever version starts runs. Each rejects with a `Failure` and nothing else. */
export type AccountOperations = {
  /** What snippets of a task send, and whole jobs of it. Asks nothing. */
  taskSnippets(): Promise<TaskSnippets>;
  /** All Workers of the store, a page from 1; an empty one is the end. Wants no key. */
  storePage(page: number, signal?: AbortSignal): Promise<readonly StoreWorker[]>;
  /** In the formats that exist here only: a signed URL on another origin. */
  exportResults(slug: RunSlug, format: ExportFormat, columns: readonly string[]): Promise<string>;
  /** Own and available Workers, a page from 1; an empty one is the end. */
  ownWorkers(page: number, signal?: AbortSignal): Promise<readonly StoreWorker[]>;
  tasks(filter: requests.TaskFilter, signal?: AbortSignal): Promise<TaskPage>;
  /** With its description, wherever the platform has it. */
  task(slug: TaskSlug, signal?: AbortSignal): Promise<SavedTask>;
  /** Sends it once: where the answer is lost, nobody knows whether there is a task. */
  createTask(task: NewTask, wanted?: AbortSignal): Promise<TaskSlug>;
  /** Changes what is named. */
  changeTask(slug: TaskSlug, changes: Partial<TaskFacts>): Promise<void>;
  /** @param version stays as it is where it is left out */
  changeTaskInput(slug: TaskSlug, input: TaskInput, version?: string): Promise<void>;
  deleteTask(slug: TaskSlug): Promise<void>;
  /**
   * Starts a run of it, as it is saved. Sends it once.
   * @param wanted where it is aborted before the request has left, nothing leaves; what has left is not called back
   */
  runTask(slug: TaskSlug, wanted?: AbortSignal): Promise<StartedRun>;
  /** Sends it once: where the answer is lost, nobody knows whether it waits. */
  queueRun(order: RunOrder, wanted?: AbortSignal): Promise<string>;
  /** A page from 1. */
  waitingRuns(page: number, signal?: AbortSignal): Promise<WaitingPage>;
  /** @param wanted as `runTask` has it */
  activate(refs: readonly string[], wanted?: AbortSignal): Promise<readonly QueueOutcome[]>;
  /** For good. */
  release(refs: readonly string[], reason: string): Promise<readonly QueueOutcome[]>;
};

const nothing = () => undefined;

const TASK_SNIPPETS: TaskSnippets = {
  run: requests.runTaskRequest,
  runJob: ({ slug, input }, format) =>
    followedRun(
      requests.runTaskRequest(slug),
      format,
      toLimit(ownValue(input.system ?? {}, 'execute_limit_time_seconds')),
    ),
  createJob: (task) => taskJob(requests.createTaskRequest(task), SHARED_CODES),
};

export const createAccountOperations = (ask: Ask): AccountOperations => ({
  taskSnippets: () => Promise.resolve(TASK_SNIPPETS),
  storePage: (page, signal) => ask(requests.storePageRequest(page), readStore, { signal }),
  exportResults: (slug, format, columns) => ask(v2.exportRequest(slug, format, columns), readExport),
  ownWorkers: (page, signal) => ask(requests.ownWorkersRequest(page), readStore, { signal }),
  tasks: (filter, signal) =>
    ask(requests.tasksRequest(filter), wire.readTaskPage, { signal, writeInexact: markInexact }),
  task: async (slug, signal) => {
    const task = await ask(requests.taskRequest(slug), (data) => wire.readTaskOf(data, slug), {
      signal,
      writeInexact: markInexact,
    });
    return withDescription(task, (filter) =>
      ask(requests.tasksRequest(filter), wire.readTaskPage, { signal }),
    );
  },
  createTask: (task) => ask(requests.createTaskRequest(task), wire.readCreatedTask),
  changeTask: (slug, changes) => ask(requests.changeTaskRequest(slug, changes), nothing),
  changeTaskInput: (slug, input, version) =>
    ask(requests.changeTaskInputRequest(slug, input, version), nothing),
  deleteTask: (slug) => ask(requests.deleteTaskRequest(slug), nothing),
  runTask: (slug) => ask(requests.runTaskRequest(slug), readStartedRun),
  queueRun: (order) => ask(requests.queueRunRequest(order), wire.readQueuedRun),
  waitingRuns: (page, signal) => ask(requests.waitingRunsRequest(page), wire.readWaitingRuns, { signal }),
  activate: (refs) => ask(requests.activateRequest(refs), wire.readOutcomes),
  release: (refs, reason) => ask(requests.releaseRequest(refs, reason), wire.readOutcomes),
});

/**
 * The task with its description, which stands in the list only, where an ID is found as a word is. A list that cannot be read
 * takes nothing from the task.
 */
async function withDescription(
  task: SavedTask,
  list: (filter: requests.TaskFilter) => Promise<TaskPage>,
): Promise<SavedTask> {
  if (task.description !== undefined) return task;
  try {
    const { tasks } = await list({ text: task.slug, page: 1 });
    const description = tasks.find(({ slug }) => slug === task.slug)?.description;
    return description === undefined ? task : { ...task, description };
  } catch {
    return task;
  }
}
