import { Failure } from '#core/errors/failure.ts';
import type { Json } from '#core/json/json.ts';
import { periodOf } from '#core/run/month.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { ExportFormat, RunFilter, RunStatus } from '#core/run/run.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

type RequestQuery = Readonly<Record<string, string>>;

export const open = (path: string, query: RequestQuery = {}): ApiRequest => ({
  method: 'GET',
  path,
  query,
  authenticated: false,
});

export const get = (path: string, query: RequestQuery = {}): ApiRequest => ({
  method: 'GET',
  path,
  query,
  authenticated: true,
  keyHeader: 'bearer',
});

export const post = (path: string, body?: Json): ApiRequest => ({
  method: 'POST',
  path,
  ...(body !== undefined && { body }),
  authenticated: true,
  keyHeader: 'bearer',
});

const STORE_LIMIT = '20';

export const MAX_LIMIT = 100;

/** A Worker's v2 name: `owner~name` instead of a path, so that it is one segment. */
export const workerId = (slug: string) => slug.replace('/', '~');

export const workerPath = (slug: WorkerSlug) => `/api/v2/workers/${encodeURIComponent(workerId(slug))}`;
const runPath = (slug: RunSlug) => `/api/v2/worker-runs/${encodeURIComponent(slug)}`;

const STATUS_WORD: Record<RunStatus, string | undefined> = {
  ready: 'ready',
  running: 'running',
  succeeded: 'succeeded',
  failed: 'failed',
  aborting: 'aborting',
  aborted: 'aborting',
  unknown: undefined,
};

/** `offset` is a page number from 1. */
export const pageQuery = (offset: number, limit: number) => ({
  offset: String(offset),
  limit: String(limit),
});

export const storeRequest = (text: string) =>
  open('/api/v2/store', { keyword: text, offset: '1', limit: STORE_LIMIT });
export const schemaRequest = (slug: WorkerSlug) => open(`${workerPath(slug)}/input-schema`);
export const proxyRegionsRequest = () => open('/api/v2/proxy/region');

export const workerRequest = (slug: WorkerSlug) => get(workerPath(slug));
export const runRequest = (slug: RunSlug) => get(runPath(slug));
export const logRequest = (slug: RunSlug) => get(`${runPath(slug)}/log`);
export const accountRequest = () => get('/api/v2/users/account');

/** Runs created from a moment to the end of the day that starts at `lastDay`; in ms, sent in seconds. */
const periodQuery = (from: number, lastDay: number) => ({
  start_time: String(from / 1000),
  end_time: String(lastDay / 1000),
});

export const runsRequest = ({ status, worker, month, page, pageSize }: RunFilter) => {
  const word = status === undefined ? undefined : STATUS_WORD[status];
  const period = month === undefined ? undefined : periodOf(month);
  return get('/api/v2/worker-runs', {
    ...pageQuery(page, pageSize),
    ...(period && periodQuery(period.from, period.lastDay)),
    ...(worker === undefined ? {} : { worker_id: workerId(worker) }),
    ...(word === undefined ? {} : { status: word }),
  });
};

/** The failed runs of a day; `day` is its first moment in ms. */
export const failedRunsRequest = (day: number, page: number) =>
  get('/api/v2/worker-runs', {
    ...pageQuery(page, MAX_LIMIT),
    ...periodQuery(day, day),
    status: 'failed',
  });

export const resultsPartRequest = (slug: RunSlug, offset: number, limit: number) =>
  get(`${runPath(slug)}/result`, pageQuery(offset, limit));

/** Page 1 is requested as 0, the beginning in either unit of `offset`. */
export const resultsRequest = (slug: RunSlug, page: number, pageSize: number) =>
  resultsPartRequest(slug, page === 1 ? 0 : page, pageSize);

/**
 * No columns means all of them.
 * @throws Failure for a column that a comma-separated list cannot name
 */
export function exportRequest(slug: RunSlug, format: ExportFormat, columns: readonly string[]): ApiRequest {
  const unnameable = columns.find((column) => column.includes(','));
  if (unnameable !== undefined) {
    throw new Failure({
      kind: 'invalidRequest',
      detail: `the column "${unnameable}" has a comma in its name`,
    });
  }
  const keys = columns.length === 0 ? {} : { filter_keys: columns.join(',') };
  return get(`${runPath(slug)}/result/export`, { format, ...keys });
}

export const abortRequest = (slug: RunSlug) => post(`${runPath(slug)}/abort`);

export const rerunRequest = (slug: RunSlug, callbackUrl: string) =>
  post(`${runPath(slug)}/rerun`, withCallback(callbackUrl));

const withCallback = (url: string): Json => (url === '' ? {} : { callback_url: url });
