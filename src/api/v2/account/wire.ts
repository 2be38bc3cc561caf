import * as z from 'zod/mini';

import { Failure } from '#core/errors/failure.ts';
import { inexactIn, rounded } from '#core/json/digits.ts';
import { isJsonObject, type JsonObject, ownValue } from '#core/json/json.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/ids/worker-ref.ts';
import {
  isTaskSlug,
  type QueueOutcome,
  type SavedTask,
  type TaskInput,
  type TaskPage,
  type TaskSlug,
  type WaitingPage,
  type WaitingRun,
} from '#core/saved-tasks/saved-task.ts';
import {
  amount,
  anything,
  count,
  items,
  moment,
  readItem,
  readWire,
  requireList,
  text,
  title,
  word,
  yesOrNo,
} from '../../wire/schema.ts';
import { withUsualNames } from '../wire/usual-names.ts';
import { isEnabled, readSchedule, readScheduleKind } from './schedule.ts';

/** The other IDs are above 2^53 and are not read. */
const task = z.object({
  slug: word,
  title,
  description: text,
  worker_slug: text,
  worker_path: text,
  worker_title: title,
  version: text,
  input: anything,
  run_times: amount,
  updated_at: moment,
});

export function readTask(data: unknown, part = 'data'): SavedTask {
  const wire = readWire(task, data, part);
  const record = isJsonObject(data) ? data : {};
  const schedule = readSchedule(record);
  const scheduleKind = schedule ? undefined : readScheduleKind(record);
  const worker = workerOf([wire.worker_path, wire.worker_slug]);
  return {
    slug: readTaskSlug(wire.slug, `${part}.slug`),
    title: wire.title,
    ...(ownValue(record, 'description') !== undefined && { description: wire.description }),
    ...(worker && { worker }),
    workerTitle: wire.worker_title,
    version: wire.version,
    input: toTaskInput(wire.input),
    ...(schedule && { schedule }),
    ...(scheduleKind && { scheduleKind }),
    isScheduled: isEnabled(record),
    timesRun: wire.run_times,
    ...(wire.updated_at !== undefined && { updatedAt: wire.updated_at }),
  };
}

/**
 * Reads a single task.
 * @throws Failure of kind `unreadable` if it is another task
 */
export function readTaskOf(data: unknown, slug: TaskSlug): SavedTask {
  const task = readTask(data);
  if (task.slug.toUpperCase() === slug.toUpperCase()) return task;
  throw new Failure({ kind: 'unreadable', detail: 'data.slug is that of another task' });
}

const UNREADABLE_INPUT: TaskInput = { custom: {}, unreadable: true };

function toTaskInput(raw: unknown): TaskInput {
  if (!isJsonObject(raw)) return UNREADABLE_INPUT;
  const digits = inexactIn(raw);
  // Without such digits, this rounds nothing, and gives every text as the platform has it.
  const input = digits === undefined ? (rounded(raw) as JsonObject) : raw; // an object, as `raw` is
  const inexact = digits !== undefined && { inexact: digits };
  const parameters = ownValue(input, 'parameters');
  if (parameters === undefined) return { custom: input, flat: true, ...inexact };
  if (!isJsonObject(parameters)) return UNREADABLE_INPUT;
  const [system, custom] = [ownValue(parameters, 'system') ?? null, ownValue(parameters, 'custom') ?? {}];
  if (!isJsonObject(custom) || (system !== null && !isJsonObject(system))) return UNREADABLE_INPUT;
  return { ...(system && { system }), custom, ...inexact };
}

function workerOf(names: readonly string[]): WorkerSlug | undefined {
  return names.map((name) => parseWorkerSlug(name.replace('~', '/'))).find((parsed) => parsed.ok)?.value;
}

function readTaskSlug(slug: string, part: string): TaskSlug {
  if (isTaskSlug(slug)) return slug;
  throw new Failure({ kind: 'unreadable', detail: `${part} cannot name a task` });
}

const taskPage = z.object({ count, list: items });

/**
 * Reads the readable tasks of a page.
 * @throws Failure of kind `unreadable` as in `readWaitingRuns`
 */
export function readTaskPage(data: unknown): TaskPage {
  const { count: total, list } = readWire(taskPage, data);
  requireList(data, total);
  const tasks: SavedTask[] = [];
  const unread: string[] = [];
  for (const [at, item] of list.entries()) {
    try {
      tasks.push(readTask(item, `data.list.${at}`));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      unread.push(error.facts.detail ?? '');
    }
  }
  return { tasks, unread, ...(total !== undefined && { total }) };
}

export const readCreatedTask = (data: unknown): TaskSlug =>
  readTaskSlug(readWire(z.object({ slug: word }), data).slug, 'data.slug');

const queued = z.object({ queue_ref: word });

export const readQueuedRun = (data: unknown): string => readWire(queued, data).queue_ref;

const waitingRun = z.object({
  queue_ref: word,
  worker_path: text,
  worker_slug: text,
  worker_title: title,
  version: text,
  created_at: moment,
});

const OTHER_NAMES = {
  worker_slug: ['scraper_slug', 'worker_id'],
  worker_title: ['scraper_title', 'title'],
  created_at: ['queued_at', 'create_time'],
};

/**
 * Reads the readable waiting runs of a page.
 * @throws Failure of kind `unreadable` if it has neither a list nor a count, which does not mean that none
 * wait
 */
export function readWaitingRuns(data: unknown): WaitingPage {
  const { count: total, list } = readWire(taskPage, data);
  requireList(data, total);
  const waiting = list
    .flatMap((item) => readItem(waitingRun, withUsualNames(item, OTHER_NAMES)))
    .map(toWaitingRun);
  return { waiting, unread: list.length - waiting.length, ...(total !== undefined && { total }) };
}

function toWaitingRun(wire: z.output<typeof waitingRun>): WaitingRun {
  const worker = workerOf([wire.worker_path, wire.worker_slug]);
  return {
    ref: wire.queue_ref,
    ...(wire.worker_title !== '' && { workerTitle: wire.worker_title }),
    ...(worker && { worker }),
    ...(wire.version !== '' && { version: wire.version }),
    ...(wire.created_at !== undefined && { createdAt: wire.created_at }),
  };
}

const outcome = z.object({ queue_ref: word, success: yesOrNo, error: text });

/** Outcome of each; leaves out those that the answer does not name or does not decide. */
export function readOutcomes(data: unknown): readonly QueueOutcome[] {
  const { results } = readWire(z.object({ results: items }), data ?? {});
  return results
    .flatMap((item) => readItem(outcome, item))
    .flatMap(({ queue_ref, success, error }) =>
      success === undefined
        ? []
        : [{ ref: queue_ref, done: success, ...(error !== '' && { reason: error }) }],
    );
}
