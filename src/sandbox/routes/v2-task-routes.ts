import type { Hono } from 'hono';
import type { JsonObject } from '#core/json/json.ts';
import { v2Success } from '../http/answer.ts';
import { readBody } from '../http/read-body.ts';
import { readPage } from '../http/read-page.ts';
import { type SavedTask } from '../world/task-state.ts';
import { changeTask, changeTaskInput, createTask, deleteTask, requireTask } from '../tasks/saved-task.ts';
import { findWorker, newRequestId, type World } from '../world/world.ts';
import { requireV2Worker, toV2Item } from './v2-public-routes.ts';

const seconds = (ms: number) => Math.floor(ms / 1000);

/** Marks the digits of a number above the precision of a double until the answer is serialized. */
const DIGITS = '\u0000';

/** An ID above 2^53. The platform returns some beside its slugs. */
const bigId = (slug: string, salt: number): string => {
  const noise = Array.from(slug).reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 899_999_937,
    salt,
  );
  return `${DIGITS}28596067${String(100_000_000 + noise)}`;
};

function withBigIds(data: JsonObject, requestId: string): Response {
  const body = JSON.stringify({ code: 0, message: 'success', data, request_id: requestId });
  const text = body.replaceAll(/"\\u0000(\d+)"/g, '$1');
  return new Response(text, { headers: { 'content-type': 'application/json' } });
}

function scheduleOf({ schedule }: SavedTask): JsonObject {
  const members = Object.entries(schedule).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(members);
}

function toRecord(world: World, task: SavedTask): JsonObject {
  const worker = findWorker(world, task.worker);
  return {
    slug: task.slug,
    worker_title: worker?.title ?? '',
    worker_slug: worker?.id ?? '',
    worker_path: task.worker,
    platform_actors_id: bigId(task.worker, 3),
    version: task.version,
    title: task.title,
    input: task.input,
    run_times: task.timesRun,
    last_run_id: task.timesRun === 0 ? 0 : bigId(task.slug, task.timesRun),
    last_modified_at: seconds(task.updatedAt),
    ...scheduleOf(task),
    created_at: seconds(task.createdAt),
    updated_at: seconds(task.updatedAt),
  };
}

export function addV2TaskRoutes(app: Hono, world: World): void {
  const answer = (data: JsonObject) => withBigIds(data, newRequestId(world));

  app.get('/api/v2/worker-tasks', (c) => {
    const query = c.req.query();
    const { from, size } = readPage(query);
    const of = query['worker_id'] ?? '';
    const path = of === '' ? undefined : requireV2Worker(world, of).path;
    const keyword = (query['keyword'] ?? '').toLowerCase();
    const listed = world.state.tasks.filter(
      ({ slug, title, worker }) =>
        (path === undefined || worker === path) &&
        (title.toLowerCase().includes(keyword) || slug.toLowerCase().includes(keyword)),
    );
    const list = listed
      .slice(from, from + size)
      .map((task) => ({ ...toRecord(world, task), description: task.description }));
    return answer({ count: listed.length, list, page_index: from / size + 1, page_size: size });
  });

  app.post('/api/v2/worker-tasks', async (c) => {
    const { slug } = createTask(world, readBody(await c.req.text()));
    return v2Success({ slug }, newRequestId(world));
  });

  app.get('/api/v2/worker-tasks/:taskId', (c) => {
    const task = requireTask(world, c.req.param('taskId'));
    return answer({
      ...toRecord(world, task),
      id: bigId(task.slug, 1),
      worker_id: bigId(task.worker, 2),
    });
  });

  app.put('/api/v2/worker-tasks/:taskId', async (c) => {
    changeTask(world, requireTask(world, c.req.param('taskId')), readBody(await c.req.text()));
    return v2Success({}, newRequestId(world));
  });

  app.delete('/api/v2/worker-tasks/:taskId', (c) => {
    deleteTask(world, requireTask(world, c.req.param('taskId')));
    return v2Success(null, newRequestId(world));
  });

  app.get('/api/v2/worker-tasks/:taskId/input', (c) => {
    const { input, version } = requireTask(world, c.req.param('taskId'));
    return v2Success({ input, version }, newRequestId(world));
  });

  app.put('/api/v2/worker-tasks/:taskId/input', async (c) => {
    changeTaskInput(world, requireTask(world, c.req.param('taskId')), readBody(await c.req.text()));
    return v2Success({}, newRequestId(world));
  });

  app.get('/api/v2/workers', (c) => {
    const query = c.req.query();
    const { from, size } = readPage(query);
    const keyword = (query['keyword'] ?? '').toLowerCase();
    const listed = world.state.workers.filter(
      ({ own, title, path }) => own === true && `${title} ${path}`.toLowerCase().includes(keyword),
    );
    return v2Success({ scraper: listed.slice(from, from + size).map(toV2Item) }, newRequestId(world));
  });
}
