import { err, ok, type Result } from '#core/result.ts';

/** A Worker as the platform's `scraper_slug` names it: an ID (ULID, 26 characters) or a path `owner/name`. */
export type WorkerSlug = string & { readonly __kind: 'WorkerSlug' };

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i;
const PATH = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/;

/** Reads what stands for a Worker in a path of this console or in an API field: exactly an ID or `owner/name`. */
export function parseWorkerSlug(text: string): Result<WorkerSlug, 'malformed'> {
  return ULID.test(text) || PATH.test(text) ? ok(text as WorkerSlug) : err('malformed');
}

/** The path of the Worker's page in this console. */
export function workerPath(slug: WorkerSlug): string {
  return `/workers/${slug.split('/').map(encodeURIComponent).join('/')}`;
}
