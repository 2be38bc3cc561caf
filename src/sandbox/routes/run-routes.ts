import type { Hono } from 'hono';
import { ownValue, isJsonArray, type JsonObject } from '#core/json/json.ts';
import { invalid, notFound, Refusal, success } from '../http/answer.ts';
import { runLog } from '../runs/log.ts';
import { readBody, requireWhole } from '../http/read-body.ts';
import { resultHeaders, resultRows } from '../runs/results.ts';
import { runFile } from '../runs/run-file.ts';
import { isDataGone, rowsOf, STATUS, toRunRecord, viewRun, type SandboxRun } from '../runs/run.ts';
import type { Download } from '../world/state.ts';
import { findWorker, nextUlid, type World } from '../world/world.ts';
import { requireRun } from './require-run.ts';

const MAX_PAGE_SIZE = 1_000;
const MAX_STATUS = 5;
/** Maximum lines that `run/last/log` returns: the last ones. */
const MAX_LOG_LINES = 50_000;
/** Milliseconds for which a signed URL is valid. */
const DOWNLOAD_MS = 600_000;

function readPage(body: JsonObject): { from: number; index: number; size: number } {
  const index = requireWhole(body, 'page_index', { least: 1, most: Number.MAX_SAFE_INTEGER });
  const size = requireWhole(body, 'page_size', { least: 1, most: MAX_PAGE_SIZE });
  return { from: (index - 1) * size, index, size };
}

export const isListed = ({ now, state }: World, run: SandboxRun): boolean =>
  now() >= run.createdAt + state.platform.listedLate;

export function matchesWorker(world: World, run: SandboxRun, slug: string): boolean {
  return (
    slug === '' || (findWorker(world, slug) ?? slug) === (findWorker(world, run.workerSlug) ?? run.workerSlug)
  );
}

function readKeys(body: JsonObject): readonly string[] {
  const keys = ownValue(body, 'filter_keys') ?? [];
  if (!isJsonArray(keys)) throw invalid('filter_keys must be an array of strings');
  return keys.map((key) => {
    if (typeof key !== 'string') throw invalid('filter_keys must be an array of strings');
    return key;
  });
}

async function sign(
  world: World,
  requestUrl: string,
  download: Omit<Download, 'expiresAt'>,
): Promise<string> {
  if (world.publish) return world.publish(await runFile(download.run, download.content, world.now()));
  const token = nextUlid(world);
  const expiresAt = world.now() + DOWNLOAD_MS;
  world.state.downloads.set(token, { ...download, expiresAt });
  return new URL(`/__sandbox/download/${token}?expires=${Math.floor(expiresAt / 1000)}`, requestUrl).href;
}

/**
 * The URL of a results file.
 * @throws Refusal after the results were deleted
 */
export async function signResults(
  world: World,
  requestUrl: string,
  download: Omit<Download, 'expiresAt'>,
): Promise<string> {
  if (isDataGone(download.run, world.now())) throw notFound();
  return sign(world, requestUrl, download);
}

/** The last lines of a run's log and the URL of the whole log; empty after deletion. */
export async function logAnswer(world: World, requestUrl: string, run: SandboxRun): Promise<JsonObject> {
  if (isDataGone(run, world.now())) return { all_logs_url: '', result_count: 0, list: [] };
  const lines = runLog(run, world.now());
  return {
    all_logs_url: await sign(world, requestUrl, { run, content: { kind: 'log' } }),
    result_count: lines.length,
    list: lines.slice(-MAX_LOG_LINES),
  };
}

export function addRunRoutes(app: Hono, world: World): void {
  app.post('/api/v1/run/detail', async (c) => {
    const run = requireRun(world, readBody(await c.req.text()));
    return success(toRunRecord(run, world.now(), world.state.platform));
  });

  app.post('/api/v1/run/list', async (c) => {
    const body = readBody(await c.req.text());
    const { from, size } = readPage(body);
    const status = requireWhole({ status: 0, ...body }, 'status', { least: 0, most: MAX_STATUS });
    const slug = ownValue(body, 'scraper_slug') ?? '';
    if (typeof slug !== 'string') throw invalid('scraper_slug must be a string');
    const now = world.now();
    const found = world.state.runs.filter(
      (run) =>
        isListed(world, run) &&
        matchesWorker(world, run, slug) &&
        (status === 0 || viewRun(run, now).status === status),
    );
    const list = found.slice(from, from + size).map((run) => toRunRecord(run, now, world.state.platform));
    return success({ count: found.length, list });
  });

  app.post('/api/v1/run/result/list', async (c) => {
    const body = readBody(await c.req.text());
    const run = requireRun(world, body);
    const { from, index, size } = readPage(body);
    const count = rowsOf(run, world.now());
    return success({
      count,
      headers: resultHeaders(run),
      list: resultRows(run, from, Math.min(from + size, count)),
      page_index: index,
      page_size: size,
    });
  });

  app.post('/api/v1/run/result/export', async (c) => {
    const body = readBody(await c.req.text());
    const run = requireRun(world, body);
    const format = ownValue(body, 'format');
    if (format !== 'csv' && format !== 'json') throw invalid('format must be csv or json');
    const content = { kind: 'results', format, keys: readKeys(body) } as const;
    return success({ download_url: await signResults(world, c.req.url, { run, content }) });
  });

  app.post('/api/v1/run/last/log', async (c) => {
    const run = requireRun(world, readBody(await c.req.text()));
    return success(await logAnswer(world, c.req.url, run));
  });

  app.post('/api/v1/scraper/abort', async (c) => {
    abort(world, requireRun(world, readBody(await c.req.text())));
    return success(null);
  });
}

export function abort(world: World, run: SandboxRun): void {
  const now = world.now();
  const { status } = viewRun(run, now);
  if (status !== STATUS.ready && status !== STATUS.running) {
    throw new Refusal(400, 70002, 'run cannot be aborted: it is not in progress');
  }
  run.abortedAt = now;
}
