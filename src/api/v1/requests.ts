import type { Json } from '#core/json/json.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunFilter, RunStatus } from '#core/run/run.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

const get = (path: string, query?: Readonly<Record<string, string>>): ApiRequest => ({
  method: 'GET',
  path,
  ...(query === undefined ? {} : { query }),
  authenticated: false,
});

const post = (path: string, body: Json): ApiRequest => ({
  method: 'POST',
  path,
  body,
  authenticated: true,
});

const STORE_LIMIT = 20;

export const MAX_PAGE_SIZE = 1_000;

/** v1's status numbers; 0 means all. An aborted run has no number other than that of `aborting`. */
const STATUS_NUMBER: Record<RunStatus, number> = {
  ready: 1,
  running: 2,
  succeeded: 3,
  failed: 4,
  aborting: 5,
  aborted: 5,
  unknown: 0,
};

export const storeRequest = (text: string) => get('/api/store', { search: text, limit: String(STORE_LIMIT) });
export const workerRequest = (slug: WorkerSlug) => get('/api/scraper', { slug });
export const proxyRegionsRequest = () => get('/api/proxy/region');

export const runRequest = (slug: RunSlug) => post('/api/v1/run/detail', { run_slug: slug });
export const logRequest = (slug: RunSlug) => post('/api/v1/run/last/log', { run_slug: slug });
export const abortRequest = (slug: RunSlug) => post('/api/v1/scraper/abort', { run_slug: slug });
export const accountRequest = () => post('/api/v1/account/info', {});

export const runsRequest = ({ status, worker, page, pageSize }: RunFilter) =>
  post('/api/v1/run/list', {
    page_index: page,
    page_size: pageSize,
    status: status === undefined ? 0 : STATUS_NUMBER[status],
    scraper_slug: worker ?? '',
  });

export const resultsRequest = (slug: RunSlug, page: number, pageSize: number) =>
  post('/api/v1/run/result/list', { run_slug: slug, page_index: page, page_size: pageSize });

export const exportRequest = (slug: RunSlug, format: 'csv' | 'json', columns: readonly string[]) =>
  post('/api/v1/run/result/export', { run_slug: slug, filter_keys: columns, format });

export const rerunRequest = (slug: RunSlug, callbackUrl: string) =>
  post('/api/v1/rerun', { run_slug: slug, callback_url: callbackUrl });
