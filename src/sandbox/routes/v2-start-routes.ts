import type { Hono } from 'hono';
import type { JsonObject } from '#core/json/json.ts';
import { v2Success } from '../answer.ts';
import { checkV2RunRequest } from '../check-run-request.ts';
import { readBody, readCallbackUrl } from '../read-body.ts';
import { resultRows } from '../results.ts';
import { STATUS_WORD, viewRun, type SandboxRun } from '../run.ts';
import { startRun } from '../start-run.ts';
import { newRequestId, type World } from '../world.ts';
import { requireRunOf } from './require-run.ts';
import { startAgain, startTask, waitForEnd } from './start-routes.ts';
import { requireV2Worker } from './v2-public-routes.ts';

const MAX_SYNC_ROWS = 100;

function syncAnswer(run: SandboxRun, now: number): JsonObject {
  const { status, duration, results } = viewRun(run, now);
  return {
    run_slug: run.slug,
    run_status: STATUS_WORD[status],
    running_duration: Math.round(duration / 1000),
    results: resultRows(run, 0, Math.min(results, MAX_SYNC_ROWS)),
    is_finished: true,
  };
}

/** v2's three ways to start a run: of a Worker, of a past run, of a saved Task. */
export function addV2StartRoutes(app: Hono, world: World): void {
  app.post('/api/v2/workers/:workerId/runs', async (c) => {
    const { path } = requireV2Worker(world, c.req.param('workerId'));
    const request = checkV2RunRequest(world, path, readBody(await c.req.text()));
    const run = startRun(world, request);
    const answer = request.isAsync ? { run_slug: run.slug } : syncAnswer(run, await waitForEnd(world, run));
    return v2Success(answer, newRequestId(world));
  });

  app.post('/api/v2/worker-runs/:runId/rerun', async (c) => {
    const run = requireRunOf(world, c.req.param('runId'));
    readCallbackUrl(readBody(await c.req.text()));
    return v2Success({ run_slug: startAgain(world, run).slug }, newRequestId(world));
  });

  app.post('/api/v2/worker-tasks/:taskId/runs', async (c) => {
    readCallbackUrl(readBody(await c.req.text()));
    return v2Success({ run_slug: startTask(world, c.req.param('taskId')).slug }, newRequestId(world));
  });
}
