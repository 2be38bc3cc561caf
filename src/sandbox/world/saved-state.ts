import * as z from 'zod/mini';
import { isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { storedFaultSchema } from '../faults.ts';
import { platformSchema, USUAL_PLATFORM } from '../platform.ts';
import type { SandboxRun } from '../runs/run.ts';
import { PACES, type ReceivedRequest, type State } from './state.ts';
import { savedTaskSchema, waitingRunSchema } from './task-state.ts';
import type { SampleWorker } from '../worker.ts';
import { anAddedWorker } from '../workers/added-worker.ts';
import { SAMPLE_TASKS } from './sample-tasks.ts';
import { SAMPLE_WORKERS } from '../workers/sample-workers.ts';

const FORMAT = 1;

/**
 * Maximum characters of the saved runs and of the saved requests. A tab's storage holds about five million
 * in all.
 */
const RUNS_ROOM = 700_000;
const REQUESTS_ROOM = 300_000;

const json = z.custom<Json>((value: unknown) => value !== undefined);
const object = z.custom<JsonObject>(isJsonObject);

const addedWorker = z.object({
  id: z.string(),
  path: z.string(),
  title: z.string(),
  data: json,
  storeSlug: z.optional(z.string()),
  underReview: z.optional(z.boolean()),
});

const run = z.object({
  slug: z.string(),
  worker: z.string(),
  workerSlug: z.string(),
  version: z.string(),
  parameters: z.object({ system: object, custom: object }),
  seed: z.number(),
  createdAt: z.number(),
  readyFor: z.number(),
  runningFor: z.number(),
  abortingFor: z.number(),
  tasks: z.number(),
  failedTasks: z._default(z.number(), 0),
  items: z.array(z.string()),
  total: z.object({ results: z.number(), logs: z.number(), traffic: z.number() }),
  ending: z.object({ status: z.enum(['succeeded', 'failed']), message: z.string() }),
  origin: z._default(z.string(), 'api'),
  abortedAt: z.optional(z.number()),
});

const request = z.object({
  method: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

const savedState = z.object({
  format: z.literal(FORMAT),
  added: z.array(addedWorker),
  runs: z.array(run),
  tasks: z._default(z.array(savedTaskSchema), [...SAMPLE_TASKS]),
  waiting: z._default(z.array(waitingRunSchema), []),
  faults: z.array(storedFaultSchema),
  requests: z.array(request),
  funds: z.number(),
  pace: z._default(z.enum(PACES), 'usual'),
  platform: z._default(platformSchema, USUAL_PLATFORM),
  serial: z.number(),
});

/**
 * The sandbox state as JSON, without file addresses. If it is too large, drops the inputs of large runs,
 * then the oldest runs and the oldest requests.
 */
export function saveState({
  workers,
  runs,
  tasks,
  waiting,
  faults,
  requests,
  funds,
  pace,
  platform,
  serial,
}: State): Json {
  const added = workers
    .filter((worker) => !SAMPLE_WORKERS.includes(worker))
    .map(({ id, path, title, data, storeSlug = null, underReview = null }) => ({
      id,
      path,
      title,
      data,
      ...(storeSlug !== null && { storeSlug }),
      ...(underReview !== null && { underReview }),
    }));
  return {
    format: FORMAT,
    added,
    runs: newestWithin(RUNS_ROOM, runs.map(toSavedRun)),
    tasks: tasks.map((task) => toJson(task)),
    waiting: waiting.map((run) => toJson(run)),
    faults: toJson(faults),
    requests: newestWithin<ReceivedRequest & JsonObject>(
      REQUESTS_ROOM,
      requests.map((received) => ({ ...received })).toReversed(),
    ).toReversed(),
    funds,
    pace,
    platform: toJson(platform),
    serial,
  };
}

/** The saved part of a state; undefined if this build cannot read it. */
export function restoreState(saved: Json): Partial<State> | undefined {
  const read = savedState.safeParse(saved);
  if (!read.success) return undefined;
  const { added, runs, format: _format, ...rest } = read.data;
  const own = added.map(anAddedWorker);
  const workers = [...own, ...SAMPLE_WORKERS.filter(({ path }) => own.every((other) => other.path !== path))];
  return { ...rest, workers, runs: runs.flatMap((known) => toRun(known, workers)) };
}

/** Maximum characters of a saved input, which is needed only to rerun. */
const MAX_INPUT = 50_000;

function toSavedRun({ worker, parameters, items, ...rest }: SandboxRun): JsonObject {
  const isLarge = JSON.stringify(parameters.custom).length > MAX_INPUT;
  return {
    ...rest,
    worker: worker.path,
    parameters: isLarge ? { ...parameters, custom: {} } : parameters,
    items: isLarge ? items.slice(0, 20) : items,
  };
}

function toRun({ worker: path, abortedAt, ...rest }: z.infer<typeof run>, workers: readonly SampleWorker[]) {
  const worker = workers.find((known) => known.path === path);
  return worker === undefined ? [] : [{ ...rest, worker, ...(abortedAt !== undefined && { abortedAt }) }];
}

function newestWithin<T extends JsonObject>(room: number, entries: readonly T[]): readonly T[] {
  let left = room;
  return entries.filter((entry) => {
    left -= JSON.stringify(entry).length;
    return left >= 0;
  });
}

function toJson(
  value: State['faults'] | State['platform'] | State['tasks'][number] | State['waiting'][number],
): Json {
  return JSON.parse(JSON.stringify(value)) as Json; // JSON.parse gives JSON
}
