import type { Hono } from 'hono';
import { isJsonObject, ownValue, type JsonObject } from '#core/json/json.ts';
import { invalid, v2Success } from '../answer.ts';
import { runLog } from '../log.ts';
import { resultHeaders, resultRows } from '../results.ts';
import { STATUS_WORD, toRunRecord, viewRun, type SandboxRun } from '../run.ts';
import { balanceOf, newRequestId, type World } from '../world.ts';
import { readPage } from '../read-page.ts';
import { requireRunOf } from './require-run.ts';
import { abort, matchesWorker, MAX_LOG_LINES, sign } from './run-routes.ts';
import { requireV2Worker } from './v2-public-routes.ts';

const THIRTY_DAYS = 30 * 86_400_000;

type Query = Readonly<Record<string, string>>;

function readStatus({ status = '' }: Query): string {
  if (status !== '' && !STATUS_WORD.some((word) => word === status)) throw invalid('status is not valid');
  return status;
}

/** v2's run record is v1's with a word for the status; a run without an error has no `err_msg`. */
function toV2Record(run: SandboxRun, now: number): JsonObject {
  const { err_msg: message, ...record } = toRunRecord(run, now);
  const status = STATUS_WORD[viewRun(run, now).status];
  return { ...record, status, ...(message === undefined || message === '' ? {} : { err_msg: message }) };
}

/** What v2 lets be asked and done about the Workers, the runs and the account behind the key. */
export function addV2RunRoutes(app: Hono, world: World): void {
  const answer = (data: Parameters<typeof v2Success>[0]) => v2Success(data, newRequestId(world));

  app.get('/api/v2/workers/:workerId', (c) => {
    const { path, title, data } = requireV2Worker(world, c.req.param('workerId'));
    const [username = '', name = ''] = path.split('/');
    const descriptor = isJsonObject(data) ? data : {};
    const part = (key: string) => ownValue(descriptor, key) ?? null;
    return answer({
      username,
      name,
      title,
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
    const found = world.state.runs.filter(
      (run) =>
        matchesWorker(world, run, slug) &&
        (status === '' || STATUS_WORD[viewRun(run, now).status] === status),
    );
    const list = found.slice(from, from + size).map((run) => toV2Record(run, now));
    return answer({ count: found.length, list });
  });

  app.get('/api/v2/worker-runs/:runId', (c) =>
    answer(toV2Record(requireRunOf(world, c.req.param('runId')), world.now())),
  );

  app.get('/api/v2/worker-runs/:runId/log', (c) => {
    const run = requireRunOf(world, c.req.param('runId'));
    const lines = runLog(run, world.now());
    return answer({
      all_logs_url: sign(world, c.req.url, { run, content: { kind: 'log' } }),
      result_count: lines.length,
      list: lines.slice(-MAX_LOG_LINES),
    });
  });

  app.get('/api/v2/worker-runs/:runId/result', (c) => {
    const run = requireRunOf(world, c.req.param('runId'));
    const { from, size } = readPage(c.req.query());
    const count = viewRun(run, world.now()).results;
    const list = resultRows(run, from, Math.min(from + size, count));
    return answer({ count, headers: resultHeaders(run), list });
  });

  app.get('/api/v2/worker-runs/:runId/result/export', (c) => {
    const run = requireRunOf(world, c.req.param('runId'));
    const { format, filter_keys: filter = '' } = c.req.query();
    if (format !== 'csv' && format !== 'json') throw invalid('format must be csv or json');
    const keys = filter.split(',').filter((key) => key !== '');
    return answer({
      download_url: sign(world, c.req.url, { run, content: { kind: 'results', format, keys } }),
    });
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
