import type { RunOrder } from '#core/run/run.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import { filled, isAsync, patienceFor, present, toInput } from '../wire/run-input.ts';
import { post, workerPath } from './requests.ts';

/**
 * The request that starts a run. The preview, the snippets and the wire use exactly this body; v2 accepts
 * no other members.
 * `custom` is sent untouched; an unknown version, an empty proxy region and an empty callback URL are left
 * out.
 */
export function startRunRequest(order: RunOrder): ApiRequest {
  const { worker, options } = order;
  const body = present({
    version: filled(options.version),
    is_async: isAsync(order),
    input: toInput(order),
    callback_url: filled(options.callbackUrl),
  });
  return { ...post(`${workerPath(worker)}/runs`, body), timeout: patienceFor(order) };
}
