import type { BuildSettings } from './build-settings.ts';

/** The public request for a Worker's descriptor in each version of the API, and what stands for the slash of `owner/name`. */
const BY_VERSION: Record<BuildSettings['apiVersion'], { readonly path: string; readonly slash: string }> = {
  v1: { path: '/api/scraper?slug={slug}', slash: '%2F' },
  v2: { path: '/api/v2/workers/{slug}/input-schema', slash: '~' },
};

/** What `public/start.js` has to know to ask for a descriptor before the page does; nothing where the page answers itself. */
export function earlyDescriptor({ apiOrigin, apiVersion }: Pick<BuildSettings, 'apiOrigin' | 'apiVersion'>) {
  if (apiOrigin === 'sandbox') return {};
  const { path, slash } = BY_VERSION[apiVersion];
  return { descriptor: apiOrigin === 'same-origin' ? path : `${apiOrigin}${path}`, slash };
}
