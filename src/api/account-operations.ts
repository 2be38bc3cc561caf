import type { RunSlug } from '#core/ids/run-slug.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
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

export type TaskSnippets = {
  readonly run: (slug: TaskSlug) => ApiRequest;
  readonly runJob: (task: SavedTask, format: ExportFormat) => Job;
  readonly createJob: (task: NewTask) => Job;
};

export type TaskFilter = {
  readonly worker?: WorkerSlug;
  readonly text?: string;
  readonly page: number;
};

/**
 * Operations that exist in API v2 only and use v2 whichever version starts runs. Each rejects with a
 * `Failure` only.
 */
export type AccountOperations = {
  taskSnippets(): Promise<TaskSnippets>;
  /** All Workers of the store. Pages count from 1; an empty page is the end. Needs no key. */
  storePage(page: number, signal?: AbortSignal): Promise<readonly StoreWorker[]>;
  exportResults(slug: RunSlug, format: ExportFormat, columns: readonly string[]): Promise<string>;
  ownWorkers(page: number, signal?: AbortSignal): Promise<readonly StoreWorker[]>;
  tasks(filter: TaskFilter, signal?: AbortSignal): Promise<TaskPage>;
  task(slug: TaskSlug, signal?: AbortSignal): Promise<SavedTask>;
  /** Sent once: if the answer is lost, it is unknown whether the task exists. */
  createTask(task: NewTask, wanted?: AbortSignal): Promise<TaskSlug>;
  changeTask(slug: TaskSlug, changes: Partial<TaskFacts>): Promise<void>;
  changeTaskInput(slug: TaskSlug, input: TaskInput, version?: string): Promise<void>;
  deleteTask(slug: TaskSlug): Promise<void>;
  /**
   * Starts a run of the task as saved. Sent once.
   * @param wanted an abort before the request is sent cancels it; a sent request is not called back
   */
  runTask(slug: TaskSlug, wanted?: AbortSignal): Promise<StartedRun>;
  /** Sent once: if the answer is lost, it is unknown whether the run is queued. */
  queueRun(order: RunOrder, wanted?: AbortSignal): Promise<string>;
  /** `inactive`: runs that no longer wait. */
  waitingRuns(page: number, signal?: AbortSignal, status?: 'waiting' | 'inactive'): Promise<WaitingPage>;
  activate(refs: readonly string[], wanted?: AbortSignal): Promise<readonly QueueOutcome[]>;
  release(refs: readonly string[], reason: string): Promise<readonly QueueOutcome[]>;
};
