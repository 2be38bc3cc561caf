import type { RunOrder } from '#core/run/run.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import { filled, isAsync, patienceFor, present, toInput } from '../wire/run-input.ts';

/**
 * The request that starts a run. The preview, the snippets and the wire use exactly this body.
 * `custom` is sent untouched; an empty proxy region and callback URL are left out, as the platform
 * requires.
 */
export function startRunRequest(order: RunOrder): ApiRequest {
  const { worker, options } = order;
  return {
    method: 'POST',
    path: '/api/v1/scraper/run',
    body: present({
      scraper_slug: worker,
      version: options.version,
      is_async: isAsync(order),
      input: toInput(order),
      callback_url: filled(options.callbackUrl),
    }),
    authenticated: true,
    timeout: patienceFor(order),
  };
}
