import { workerRequest } from '#api/v1/requests.ts';
import { schemaRequest } from '#api/v2/requests.ts';
import { parseWorkerSlug, WORKER_SLUG, type WorkerSlug } from '#core/ids/worker-ref.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import type { BuildSettings } from '../build-settings.ts';

const REQUESTS: Record<BuildSettings['apiVersion'], (slug: WorkerSlug) => ApiRequest> = {
  v1: workerRequest,
  v2: schemaRequest,
};

/**
 * What `public/start.js` needs to fetch a descriptor before the page does; nothing if the page answers
 * itself.
 */
export function earlyDescriptor({ apiOrigin, apiVersion }: Pick<BuildSettings, 'apiOrigin' | 'apiVersion'>) {
  if (apiOrigin === 'sandbox') return {};
  const sample = parseWorkerSlug('owner/name');
  if (!sample.ok) throw new Error('A Worker is no longer called owner/name.');
  const { path, query = {} } = REQUESTS[apiVersion](sample.value);
  const search = new URLSearchParams(query).toString();
  const address = search === '' ? path : `${path}?${search}`;
  const slash = /owner(.+)name/.exec(address)?.[1] ?? '';
  const descriptor = address.replace(`owner${slash}name`, '{slug}');
  return {
    descriptor: apiOrigin === 'same-origin' ? descriptor : `${apiOrigin}${descriptor}`,
    slash,
    slug: WORKER_SLUG.source,
  };
}
