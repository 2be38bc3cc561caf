import type { Json, JsonObject } from '#core/json/json.ts';
import type { RunOptions } from '#core/run/run-options.ts';
import type { RunOrder } from '#core/run/run.ts';
import type { ApiRequest } from '#core/snippet/api-request.ts';

/** Milliseconds to wait for the answer of a start: an asynchronous one answers at once, a synchronous one within 5 min. */
const PATIENCE: Record<RunOptions['mode'], number> = { async: 60_000, sync: 360_000 };

/**
 * The request that starts a run. Its body is what the preview shows, the snippets quote and the wire carries, to the
 * character. `custom` goes in untouched; an empty proxy region and callback URL are left out, as the platform wants.
 */
export function startRunRequest(order: RunOrder): ApiRequest {
  return {
    method: 'POST',
    path: '/api/v1/scraper/run',
    body: toBody(order),
    authenticated: true,
    timeout: PATIENCE[order.options.mode ?? 'async'],
  };
}

function toBody({ worker, options, custom }: RunOrder): JsonObject {
  return present({
    scraper_slug: worker,
    version: options.version,
    is_async: options.mode === undefined ? undefined : options.mode === 'async',
    input: { parameters: { system: toSystem(options), custom } },
    callback_url: options.callbackUrl === '' ? undefined : options.callbackUrl,
  });
}

function toSystem(options: RunOrder['options']): JsonObject {
  return present({
    cpus: options.cpus,
    memory: options.memory,
    execute_limit_time_seconds: options.timeout,
    max_total_charge: options.maxCharge,
    max_total_traffic: options.maxTraffic,
    proxy_region: options.proxyRegion === '' ? undefined : options.proxyRegion,
  });
}

/** The members that have a value. */
function present(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
