import type { Hono } from 'hono';
import { ownValue, type JsonObject } from '#core/json/json.ts';
import { v2Success } from '../http/answer.ts';
import { checkV2RunRequest } from '../start/check-run-request.ts';
import { readBody, readCallbackUrl, requireWhole } from '../http/read-body.ts';
import { resultWindow } from '../runs/results.ts';
import { STATUS_WORD, viewRun, type SandboxRun } from '../runs/run.ts';
import { startRun } from '../start/start-run.ts';
import { newRequestId, type World } from '../world/world.ts';
import { requireRunOf } from './require-run.ts';
import { startAgain, startTask, waitForEnd } from './start-routes.ts';
import { requireV2Worker } from './v2-public-routes.ts';

function syncAnswer(run: SandboxRun, now: number, body: JsonObject): JsonObject {
  const { status, message, duration, results, startedAt, finishedAt } = viewRun(run, now);
  const size = wholeIn(body, 'limit', 20);
  const index = Math.max(1, wholeIn(body, 'offset', 1));
  return {
    run_slug: run.slug,
    run_status: STATUS_WORD[status],
    error_message: message,
    execution_start_timestamp: Math.floor(startedAt / 1000),
    execution_end_timestamp: Math.floor(finishedAt / 1000),
    running_duration: Math.round(duration / 1000),
    result_message: '',
    results: resultWindow(run, { from: (index - 1) * size, index, size, count: results }),
  };
}

function wholeIn(body: JsonObject, key: string, otherwise: number): number {
  return ownValue(body, key) === undefined ? otherwise : requireWhole(body, key, { least: 0, most: 100 });
}

export function addV2StartRoutes(app: Hono, world: World): void {
  app.post('/api/v2/workers/:workerId/runs', async (c) => {
    const { path } = requireV2Worker(world, c.req.param('workerId'));
    const body = readBody(await c.req.text());
    const request = checkV2RunRequest(world, path, body);
    const run = startRun(world, request);
    const answer = request.isAsync
      ? { run_slug: run.slug }
      : syncAnswer(run, await waitForEnd(world, run), body);
    return v2Success(answer, newRequestId(world));
  });

  app.post('/api/v2/worker-runs/:runId/rerun', async (c) => {
    const run = requireRunOf(world, c.req.param('runId'));
    readCallbackUrl(readBody(await c.req.text()));
    return v2Success({ run_slug: startAgain(world, run, 'api_v2').slug }, newRequestId(world));
  });

  app.post('/api/v2/worker-tasks/:taskId/runs', async (c) => {
    readCallbackUrl(readBody(await c.req.text()));
    return v2Success(
      { run_slug: startTask(world, c.req.param('taskId'), 'api_v2').slug },
      newRequestId(world),
    );
  });
}
