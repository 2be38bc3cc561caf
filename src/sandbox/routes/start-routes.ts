import type { Hono } from 'hono';
import { isJsonObject, type JsonObject } from '#core/json/json.ts';
import { noSuchTask, noSuchWorker, success } from '../answer.ts';
import { checkRunRequest, versionOf, type RunRequest } from '../check-run-request.ts';
import { readBody, requireCallbackUrl, requireText } from '../read-body.ts';
import { resultHeaders, resultRows } from '../results.ts';
import { endOf, toRunRecord, viewRun, type SandboxRun } from '../run.ts';
import { startRun } from '../start-run.ts';
import { findWorker, type World } from '../world.ts';
import { SAMPLE_TASKS } from '../workers/sample-tasks.ts';
import { requireRun } from './require-run.ts';

const MAX_SYNC_ROWS = 1_000;

/** What a synchronous run answers; its shape is not documented: the run's slug and record, and the first results. */
function syncAnswer(run: SandboxRun, now: number): JsonObject {
  const { results } = viewRun(run, now);
  const record = toRunRecord(run, now);
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

/** The three ways to start a run: of a Worker, of a past run, of a saved Task. */
export function addStartRoutes(app: Hono, world: World): void {
  app.post('/api/v1/scraper/run', async (c) => {
    const request = checkRunRequest(world, readBody(await c.req.text()));
    const run = startRun(world, request);
    if (request.isAsync) return success({ run_slug: run.slug });
    await world.sleep(endOf(run) - world.now());
    // A timer may end a little early: the answer is never that of a run that goes on.
    return success(syncAnswer(run, Math.max(world.now(), endOf(run))));
  });

  app.post('/api/v1/rerun', async (c) => {
    const body = readBody(await c.req.text());
    const { worker, workerSlug, version, parameters } = requireRun(world, body);
    requireCallbackUrl(body);
    const run = startRun(world, { worker, workerSlug, version, parameters, isAsync: true });
    return success({ run_slug: run.slug });
  });

  app.post('/api/v1/task/run', async (c) => {
    const body = readBody(await c.req.text());
    const slug = requireText(body, 'task_slug');
    const task = SAMPLE_TASKS.find((sample) => sample.slug === slug);
    if (task === undefined) throw noSuchTask();
    requireCallbackUrl(body);
    const worker = findWorker(world, task.worker);
    if (worker === undefined || !isJsonObject(worker.data)) throw noSuchWorker();
    const request: RunRequest = {
      worker,
      workerSlug: task.worker,
      version: versionOf(worker),
      isAsync: true,
      parameters: { system: task.system, custom: task.custom },
    };
    return success({ run_slug: startRun(world, request).slug });
  });
}
