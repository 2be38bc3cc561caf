import type { Hono } from 'hono';
import { invalid, success } from '../http/answer.ts';
import { requireWorker } from '../start/check-run-request.ts';
import { REGIONS } from '../regions.ts';
import type { SampleWorker } from '../worker.ts';
import type { World } from '../world/world.ts';

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

function readLimit(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_LIMIT;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw invalid('limit must be a positive integer');
  return Math.min(limit, MAX_LIMIT);
}

export function searchWorkers(world: World, text: string): readonly SampleWorker[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return world.state.workers.filter(({ title, description, path, id }) => {
    const searched = `${title} ${description} ${path} ${id}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  });
}

/** Endpoints without a key: the store, a Worker's descriptor, the proxy regions. */
export function addPublicRoutes(app: Hono, world: World): void {
  app.get('/api/store', (c) => {
    const { search: text, limit } = c.req.query();
    if ((text ?? '').trim() === '') throw invalid('search is required');
    const found = searchWorkers(world, text ?? '');
    const listed = found.slice(0, readLimit(limit));
    return success({
      scraper: listed.map(({ path, title, description }) => ({ slug: path, title, description })),
    });
  });

  app.get('/api/scraper', (c) => {
    const slug = c.req.query('slug') ?? '';
    if (slug.trim() === '') throw invalid('slug is required');
    return success(requireWorker(world, slug).data);
  });

  app.get('/api/proxy/region', () => success({ list: REGIONS }));
}
