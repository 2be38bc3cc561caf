import { markInexact } from '#core/json/digits.ts';
import { ownValue } from '#core/json/json.ts';
import type { SavedTask, TaskPage } from '#core/saved-tasks/saved-task.ts';
import type { Ask } from '../../client/client.ts';
import type { AccountOperations, TaskFilter, TaskSnippets } from '../../account-operations.ts';
import { taskJob, toLimit } from '../../jobs.ts';
import { SHARED_CODES } from '../../wire/shared-codes.ts';
import { readExport } from '../../wire/results.ts';
import { followedRun } from '../job.ts';
import * as v2 from '../requests.ts';
import { readStartedRun } from '../wire/started-run.ts';
import { readStore } from '../wire/store.ts';
import * as requests from './requests.ts';
import * as wire from './wire.ts';

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
  waitingRuns: (page, signal, status) =>
    ask(requests.waitingRunsRequest(page, status), wire.readWaitingRuns, { signal }),
  activate: (refs) => ask(requests.activateRequest(refs), wire.readOutcomes),
  release: (refs, reason) => ask(requests.releaseRequest(refs, reason), wire.readOutcomes),
});

/**
 * Adds the description, which only the list has; the list finds an ID like a word. A failed list request
 * leaves the task unchanged.
 */
async function withDescription(
  task: SavedTask,
  list: (filter: TaskFilter) => Promise<TaskPage>,
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
