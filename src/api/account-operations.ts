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

/** Requests and jobs about a task, to be written as programs. */
export type TaskSnippets = {
  readonly run: (slug: TaskSlug) => ApiRequest;
  /** Runs it as it is saved, waits, and saves the results. */
  readonly runJob: (task: SavedTask, format: ExportFormat) => Job;
  /** Creates it. */
  readonly createJob: (task: NewTask) => Job;
};

export type TaskFilter = {
  readonly worker?: WorkerSlug;
  /** Part of a title, or of an ID. */
  readonly text?: string;
  /** From 1. */
  readonly page: number;
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
  tasks(filter: TaskFilter, signal?: AbortSignal): Promise<TaskPage>;
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
  /** `inactive`: those that wait no longer. */
  waitingRuns(page: number, signal?: AbortSignal, status?: 'waiting' | 'inactive'): Promise<WaitingPage>;
  /** @param wanted as `runTask` has it */
  activate(refs: readonly string[], wanted?: AbortSignal): Promise<readonly QueueOutcome[]>;
  /** For good. */
  release(refs: readonly string[], reason: string): Promise<readonly QueueOutcome[]>;
};
