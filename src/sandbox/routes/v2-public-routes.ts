import type { Hono } from 'hono';
import type { JsonObject } from '#core/json/json.ts';
import { v2Success } from '../http/answer.ts';
import { requireWorker } from '../start/check-run-request.ts';
import { containerOf } from '../start/check-custom.ts';
import { REGIONS } from '../regions.ts';
import type { SampleWorker } from '../worker.ts';
import { newRequestId, type World } from '../world/world.ts';
import { readPage } from '../http/read-page.ts';
import { searchWorkers } from './public-routes.ts';

export function requireV2Worker(world: World, workerId: string): SampleWorker {
  return requireWorker(world, workerId.includes('/') ? '' : workerId.replace('~', '/'));
}

export function toV2Item({ path, storeSlug, title, description }: SampleWorker): JsonObject {
  const [username = '', name = ''] = path.split('/');
  return { slug: storeSlug ?? path, path: path.replace('/', '~'), name, username, title, description };
}

export function addV2PublicRoutes(app: Hono, world: World): void {
  app.get('/api/v2/store', (c) => {
    const query = c.req.query();
    const found = searchWorkers(world, query['keyword'] ?? '');
    const { from, size } = readPage(query, 10);
    const list = found.slice(from, from + size).map(toV2Item);
    return v2Success({ count: found.length, list }, newRequestId(world));
  });

  app.get('/api/v2/workers/:workerId/input-schema', (c) => {
    const { data } = requireV2Worker(world, c.req.param('workerId'));
    return v2Success({ input_schema: containerOf(data) ?? null }, newRequestId(world));
  });

  app.get('/api/v2/proxy/region', () => v2Success({ list: REGIONS }, newRequestId(world)));
}
