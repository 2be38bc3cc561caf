import type { Hono } from 'hono';
import { isJsonObject, ownValue, type JsonObject } from '#core/json/json.ts';
import { noSuchWorker, success } from '../http/answer.ts';
import { checkRunRequest, versionOf } from '../start/check-run-request.ts';
import { readBody, requireCallbackUrl, requireText } from '../http/read-body.ts';
import { resultHeaders, resultRows } from '../runs/results.ts';
import { endOf, toRunRecord, viewRun, type SandboxRun } from '../runs/run.ts';
import { noteRun, requireTask } from '../tasks/saved-task.ts';
import { startRun } from '../start/start-run.ts';
import { findWorker, type World } from '../world/world.ts';
import { requireRun } from './require-run.ts';

const MAX_SYNC_ROWS = 1_000;

function syncAnswer({ state }: World, run: SandboxRun, now: number): JsonObject {
  const { results } = viewRun(run, now);
  const record = toRunRecord(run, now, state.platform);
  return {
    run_slug: run.slug,
    status: record['status'] ?? 0,
    err_msg: record['err_msg'] ?? '',
    duration: record['duration'] ?? 0,
    usage: record['usage'] ?? '0',
    count: results,
    headers: resultHeaders(run),
    list: resultRows(run, 0, Math.min(results, MAX_SYNC_ROWS)),
  };
}

export function startTask(world: World, slug: string, origin: string): SandboxRun {
  const task = requireTask(world, slug);
  const worker = findWorker(world, task.worker);
  if (worker === undefined || !isJsonObject(worker.data)) throw noSuchWorker();
  const parameters = partOf(task.input, 'parameters');
  const run = startRun(world, {
    // A flat input is found out only when it runs.
    worker: parameters === undefined ? { ...worker, data: {}, ending: NO_PARAMETERS } : worker,
    workerSlug: task.worker,
    version: task.version === '' ? versionOf(worker) : task.version,
    isAsync: true,
    origin,
    parameters: {
      system: partOf(parameters ?? {}, 'system') ?? {},
      custom: partOf(parameters ?? {}, 'custom') ?? {},
    },
  });
  noteRun(world, task);
  return run;
}

const NO_PARAMETERS = { kind: 'failed', message: 'input.parameters is missing' } as const;

function partOf(object: JsonObject, key: string): JsonObject | undefined {
  const part = ownValue(object, key);
  return isJsonObject(part) ? part : undefined;
}

export function startAgain(
  world: World,
  { worker, workerSlug, version, parameters }: SandboxRun,
  origin: string,
): SandboxRun {
  return startRun(world, { worker, workerSlug, version, parameters, origin, isAsync: true });
}

export async function waitForEnd(world: World, run: SandboxRun): Promise<number> {
  await world.sleep(endOf(run) - world.now());
  // A timer may end a little early: the answer is never that of a run that goes on.
  return Math.max(world.now(), endOf(run));
}

export function addStartRoutes(app: Hono, world: World): void {
  app.post('/api/v1/scraper/run', async (c) => {
    const request = checkRunRequest(world, readBody(await c.req.text()));
    const run = startRun(world, request);
    if (request.isAsync) return success({ run_slug: run.slug });
    return success(syncAnswer(world, run, await waitForEnd(world, run)));
  });

  app.post('/api/v1/rerun', async (c) => {
    const body = readBody(await c.req.text());
    const run = requireRun(world, body);
    requireCallbackUrl(body);
    return success({ run_slug: startAgain(world, run, 'api').slug });
  });

  app.post('/api/v1/task/run', async (c) => {
    const body = readBody(await c.req.text());
    const slug = requireText(body, 'task_slug');
    requireTask(world, slug);
    requireCallbackUrl(body);
    return success({ run_slug: startTask(world, slug, 'api').slug });
  });
}
