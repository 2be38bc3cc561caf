import type { Hono } from 'hono';
import { isJsonObject, ownValue, type JsonObject } from '#core/json/json.ts';
import { EXPORT_FORMATS, type ExportFormat } from '#core/run/run.ts';
import { invalid, Refusal, v2Success } from '../http/answer.ts';
import type { Platform } from '../platform.ts';
import { resultWindow } from '../runs/results.ts';
import { rowsOf, STATUS, STATUS_WORD, toRunRecord, viewRun, type SandboxRun } from '../runs/run.ts';
import { balanceOf, newRequestId, type World } from '../world/world.ts';
import { readPage } from '../http/read-page.ts';
import { requireRunOf } from './require-run.ts';
import { abort, isListed, logAnswer, matchesWorker, signResults } from './run-routes.ts';
import { requireV2Worker, toV2Item } from './v2-public-routes.ts';

const THIRTY_DAYS = 30 * 86_400_000;

type RouteQuery = Readonly<Record<string, string>>;

function readStatus({ status = '' }: RouteQuery): string {
  if (status !== '' && !STATUS_WORD.some((word) => word === status)) throw invalid('status is not valid');
  return status;
}

/** v2's run record is v1's with a word for the status and without the failure reason, which only the list has. */
function toV2Record(run: SandboxRun, now: number, platform: Platform): JsonObject {
  const { err_msg: _reason, ...record } = toRunRecord(run, now, platform);
  return { ...record, status: STATUS_WORD[viewRun(run, now).status] };
}

function toListedRecord(run: SandboxRun, now: number, platform: Platform): JsonObject {
  const { status, message } = viewRun(run, now);
  return {
    ...toV2Record(run, now, platform),
    ...(status === STATUS.failed && message !== '' && { err_msg: message }),
  };
}

const DAY = 86_400;
/** Months begin and end at midnight in Beijing, which has no daylight saving time. */
const BEIJING = 8 * 3_600;

/** Year and month of a time in seconds since the epoch, such as "2026-11". */
const monthOf = (seconds: number) => new Date((seconds + BEIJING) * 1000).toISOString().slice(0, 7);

/**
 * Creation period of the requested runs: at most one calendar month, by default the current one.
 * `end_time` names a day by its first second and includes that day (docs/platform.md, "Lists").
 */
function readPeriod({ start_time: start = '', end_time: end = '' }: RouteQuery, now: number) {
  const at = ({ createdAt }: SandboxRun) => Math.floor(createdAt / 1000);
  if (start === '' && end === '') {
    return (run: SandboxRun) => monthOf(at(run)) === monthOf(Math.floor(now / 1000));
  }
  if (start === '' || end === '') throw invalid('start_time and end_time must be given together');
  const [from, last] = [readSeconds('start_time', start), readSeconds('end_time', end)];
  if (monthOf(from) !== monthOf(last + DAY - 1)) {
    throw invalid('run list time range cannot cross months');
  }
  return (run: SandboxRun) => from <= at(run) && at(run) < last + DAY;
}

function readSeconds(name: string, text: string): number {
  if (!/^\d{1,11}$/.test(text)) throw invalid(`${name} must be Unix seconds`);
  return Number(text);
}

function readFormat({ format = '' }: RouteQuery): ExportFormat {
  const found = EXPORT_FORMATS.find((name) => name === format.toLowerCase());
  if (found !== undefined) return found;
  throw new Refusal(400, 11000, `format must be one of ${EXPORT_FORMATS.join(', ')}`);
}

/** The requested rows: `offset` is a page from 1, or formerly a row from 0. */
function readRows(
  query: RouteQuery,
  { resultOffset }: Platform,
): { from: number; index: number; size: number } {
  const { from, size } = readPage(query);
  if (resultOffset === 'page') return { from, index: from / size + 1, size };
  const row = Number(query['offset'] ?? 0);
  return { from: row, index: Math.floor(row / size) + 1, size };
}

export function addV2RunRoutes(app: Hono, world: World): void {
  const answer = (data: Parameters<typeof v2Success>[0]) => v2Success(data, newRequestId(world));

  app.get('/api/v2/workers/:workerId', (c) => {
    const worker = requireV2Worker(world, c.req.param('workerId'));
    const { data } = worker;
    const descriptor = isJsonObject(data) ? data : {};
    const part = (key: string) => ownValue(descriptor, key) ?? null;
    return answer({
      ...toV2Item(worker),
      version: part('version'),
      readme: part('readme'),
      parameters: part('parameters'),
    });
  });

  app.get('/api/v2/worker-runs', (c) => {
    const query = c.req.query();
    const { from, size } = readPage(query);
    const status = readStatus(query);
    const slug = (query['worker_id'] ?? '').replace('~', '/');
    const now = world.now();
    const isInPeriod = readPeriod(query, now);
    const found = world.state.runs.filter(
      (run) =>
        isInPeriod(run) &&
        isListed(world, run) &&
        matchesWorker(world, run, slug) &&
        (status === '' || STATUS_WORD[viewRun(run, now).status] === status),
    );
    const list = found.slice(from, from + size).map((run) => toListedRecord(run, now, world.state.platform));
    return answer({ count: found.length, list });
  });

  app.get('/api/v2/worker-runs/:runId', (c) =>
    answer(toV2Record(requireRunOf(world, c.req.param('runId')), world.now(), world.state.platform)),
  );

  app.get('/api/v2/worker-runs/:runId/log', async (c) =>
    answer(await logAnswer(world, c.req.url, requireRunOf(world, c.req.param('runId')))),
  );

  app.get('/api/v2/worker-runs/:runId/result', (c) => {
    const run = requireRunOf(world, c.req.param('runId'));
    const { from, index, size } = readRows(c.req.query(), world.state.platform);
    return answer(resultWindow(run, { from, index, size, count: rowsOf(run, world.now()) }));
  });

  app.get('/api/v2/worker-runs/:runId/result/export', async (c) => {
    const run = requireRunOf(world, c.req.param('runId'));
    const format = readFormat(c.req.query());
    const keys = (c.req.query('filter_keys') ?? '').split(',').filter((key) => key !== '');
    const content = { kind: 'results', format, keys } as const;
    return answer({ download_url: await signResults(world, c.req.url, { run, content }) });
  });

  app.post('/api/v2/worker-runs/:runId/abort', (c) => {
    abort(world, requireRunOf(world, c.req.param('runId')));
    return answer(null);
  });

  app.get('/api/v2/users/account', () =>
    answer({
      balance: balanceOf(world).toFixed(2),
      balance_expiration_at: Math.floor((world.now() + THIRTY_DAYS) / 1000),
    }),
  );
}
