import type { Hono } from 'hono';
import { invalid, v2Success } from '../http/answer.ts';
import { readBody } from '../http/read-body.ts';
import { readPage } from '../http/read-page.ts';
import { checkV2RunRequest } from '../start/check-run-request.ts';
import { activate, queueRun, readRefs, release } from '../tasks/waiting-run.ts';
import { findWorker, newRequestId, type World } from '../world/world.ts';
import { requireV2Worker } from './v2-public-routes.ts';

const STATUSES = ['', 'waiting', 'inactive'];

export function addV2QueueRoutes(app: Hono, world: World): void {
  app.post('/api/v2/workers/:workerId/queued-runs', async (c) => {
    const { path } = requireV2Worker(world, c.req.param('workerId'));
    const { ref } = queueRun(world, checkV2RunRequest(world, path, readBody(await c.req.text())));
    return v2Success({ queue_ref: ref, queue_status: 'waiting', queued: true }, newRequestId(world));
  });

  app.get('/api/v2/run-queue/items', (c) => {
    const query = c.req.query();
    const { from, size } = readPage(query);
    const status = query['status'] ?? '';
    if (!STATUSES.includes(status)) throw invalid('status is not valid');
    const listed = status === 'inactive' ? [] : world.state.waiting;
    const list = listed.slice(from, from + size).map(({ ref, worker, version, createdAt }) => ({
      queue_ref: ref,
      queue_status: 'waiting',
      worker_path: worker,
      worker_title: findWorker(world, worker)?.title ?? '',
      version,
      created_at: Math.floor(createdAt / 1000),
    }));
    return v2Success({ count: listed.length, list }, newRequestId(world));
  });

  app.post('/api/v2/run-queue/items/activate', async (c) => {
    const results = activate(world, readRefs(readBody(await c.req.text())));
    return v2Success({ results }, newRequestId(world));
  });

  app.post('/api/v2/run-queue/items/release', async (c) => {
    const results = release(world, readRefs(readBody(await c.req.text())));
    return v2Success({ results }, newRequestId(world));
  });

  app.post('/api/v2/run-queue/items/:queueId/release', async (c) => {
    readBody(await c.req.text());
    return v2Success({ results: release(world, [c.req.param('queueId')]) }, newRequestId(world));
  });
}
