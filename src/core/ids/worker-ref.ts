import { decodeSegment } from '#core/bytes/decode-segment.ts';
import { parseUrl } from '#core/parse-url.ts';
import { err, ok, type Result } from '#core/result.ts';
import { isRunSlug, type RunSlug } from './run-slug.ts';

/** A Worker as the platform's `scraper_slug`: an ID (ULID, 26 characters) or a path `owner/name`. */
export type WorkerSlug = string & { readonly __kind: 'WorkerSlug' };

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i;

export const WORKER_SLUG =
  /^([0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}|[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*)$/;

/** Accepts exactly an ID or `owner/name`, as used in paths of this console and in API fields. */
export function parseWorkerSlug(text: string): Result<WorkerSlug, 'malformed'> {
  return WORKER_SLUG.test(text) ? ok(text as WorkerSlug) : err('malformed');
}

export function workerPath(slug: WorkerSlug): string {
  return `/workers/${slug.split('/').map(encodeURIComponent).join('/')}`;
}

const BATCH = '/batch';

export const workerBatchPath = (slug: WorkerSlug): string => workerPath(slug) + BATCH;

export function readWorkerPath(
  path: string,
): { readonly slug: WorkerSlug; readonly isBatch: boolean } | undefined {
  const [, named] = /^\/workers\/(.+?)\/?$/.exec(path) ?? [];
  if (named === undefined) return undefined;
  // `owner/batch` is a Worker.
  const ofBatch = named.endsWith(BATCH) ? slugOfPath(named.slice(0, -BATCH.length)) : undefined;
  const slug = ofBatch ?? slugOfPath(named);
  return slug && { slug, isBatch: ofBatch !== undefined };
}

function slugOfPath(named: string): WorkerSlug | undefined {
  try {
    const slug = parseWorkerSlug(named.split('/').map(decodeURIComponent).join('/'));
    return slug.ok ? slug.value : undefined;
  } catch {
    return undefined;
  }
}

/** `link` is the query and fragment of a link of this console, such as `#v1.…`. */
export type WorkerRef = { readonly slug: WorkerSlug; readonly link?: string };

export type WorkerRefProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'run'; readonly slug: RunSlug };

/** Quotes and brackets around copied text, and zero-width characters copied with it. */
const WRAPPING = /^[\s<"'`\u200B\u2060]+|(?<![\s>"'`\u200B\u2060])[\s>"'`\u200B\u2060]+$/g;

/**
 * Parses what a person types or pastes to name a Worker: an ID, `owner/name`, `owner~name` (as in API v2
 * paths), or a URL that contains one (CoreClaw Console, store, API, or this console). Never throws.
 */
export function parseWorkerRef(text: string): Result<WorkerRef, WorkerRefProblem> {
  const trimmed = text.replace(WRAPPING, '');
  if (trimmed === '') return err({ kind: 'empty' });
  const url = toUrl(trimmed);
  if (url !== undefined) return refOf(url);
  const slug = toSlug(trimmed);
  return slug === undefined ? err({ kind: 'malformed' }) : ok({ slug });
}

const NO_ORIGIN = 'https://path.invalid';

function toUrl(text: string): URL | undefined {
  if (/^https?:/i.test(text)) return parseUrl(text);
  if (text.startsWith('/')) return parseUrl(text, NO_ORIGIN);
  const [start, host = '', port] = /^([\w.-]+)(:\d+)?\//.exec(text) ?? [''];
  const isLong = host.includes('.') && /[/?#]/.test(text.slice(start.length));
  return isPlatformHost(host) || port !== undefined || isLong ? parseUrl(`https://${text}`) : undefined;
}

const isPlatformHost = (host: string) => /(^|\.)coreclaw\.com$/i.test(host);

function toSlug(text: string): WorkerSlug | undefined {
  const slug = parseWorkerSlug(ULID.test(text) ? text.toUpperCase() : text.replace('~', '/'));
  return slug.ok ? slug.value : undefined;
}

function refOf(url: URL): Result<WorkerRef, WorkerRefProblem> {
  const segments = url.pathname
    .split('/')
    .filter((segment) => segment !== '')
    .map(decodeSegment);
  const run = findRun(segments);
  if (run !== undefined) return err({ kind: 'run', slug: run });
  const slug = findInQuery(url.searchParams) ?? findInPath(segments, isPlatformHost(url.hostname));
  if (slug === undefined) return err({ kind: 'malformed' });
  const link = isPlatformHost(url.hostname) || segments.at(0) === 'api' ? '' : url.search + url.hash;
  return ok(link === '' ? { slug } : { slug, link });
}

/** Path segments that precede each kind of ID. The text of an ID cannot tell a run from a Worker. */
const BEFORE_RUN = new Set(['runs', 'run', 'worker-runs']);
const BEFORE_TASK = new Set(['tasks', 'task', 'worker-tasks']);
const BEFORE_WORKER = new Set(['workers', 'worker', 'scraper', 'scrapers', 'store']);

function findRun(segments: readonly string[]): RunSlug | undefined {
  const at = segments.findIndex(
    (segment, index) => ULID.test(segment) && BEFORE_RUN.has(segments[index - 1] ?? ''),
  );
  const slug = segments[at]?.toUpperCase();
  return slug !== undefined && isRunSlug(slug) ? slug : undefined;
}

const QUERY_NAMES = ['slug', 'scraper_slug', 'workerId', 'worker_id'];

function findInQuery(query: URLSearchParams): WorkerSlug | undefined {
  return QUERY_NAMES.map((name) => toSlug(query.get(name) ?? '')).find((slug) => slug !== undefined);
}

function findInPath(segments: readonly string[], ofPlatform: boolean): WorkerSlug | undefined {
  const single = segments.find(
    (segment, index) =>
      (ULID.test(segment) || segment.includes('~')) &&
      !BEFORE_TASK.has(segments[index - 1] ?? '') &&
      toSlug(segment) !== undefined,
  );
  if (single !== undefined) return toSlug(single);
  const marker = segments.findIndex((segment) => BEFORE_WORKER.has(segment));
  if (marker >= 0) return toSlug(segments.slice(marker + 1, marker + 3).join('/'));
  const isWhole = ofPlatform && segments.length === 2 && !BEFORE_TASK.has(segments[0] ?? '');
  return isWhole ? toSlug(segments.join('/')) : undefined;
}
