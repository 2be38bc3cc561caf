import type { QueryClient } from '@tanstack/react-query';

import type { KeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { workerQuery } from '#api/queries/queries.ts';
import { pause } from '#core/abort.ts';
import type { RunOrder } from '#core/run/run.ts';
import { storableInput } from '#starts/history/storable-input.ts';
import type { InputToStore } from '#starts/history/stored-input.ts';

type InputClients = { readonly api: Api; readonly keyStore: KeyStore; readonly client: QueryClient };

/**
 * Milliseconds that a start waits for its Worker's form; the batch does nothing else meanwhile and ends no
 * run.
 */
const PATIENCE = 3_000;

/**
 * The part of an order's input that may be stored, according to the Worker's form; no fields if the form
 * is not there soon. Requested once, because a start waits for it.
 */
export async function inputOf(
  order: RunOrder,
  { api, keyStore, client }: InputClients,
): Promise<InputToStore> {
  const workerPromise = client
    .query({ ...workerQuery(api, order.worker), staleTime: 'static', retry: false })
    .catch(() => undefined);
  const waiting = new AbortController();
  const late = pause(PATIENCE, waiting.signal).then(() => undefined);
  const worker = await Promise.race([workerPromise, late]);
  waiting.abort();
  return storableInput(order, worker?.parameters, keyStore.get());
}
