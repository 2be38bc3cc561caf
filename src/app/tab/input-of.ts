import type { QueryClient } from '@tanstack/react-query';

import type { KeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { workerQuery } from '#api/queries/queries.ts';
import { pause } from '#core/abort.ts';
import type { RunOrder } from '#core/run/run.ts';
import { storableInput } from '#starts/history/storable-input.ts';
import type { KeptInput } from '#starts/history/stored-input.ts';

type Parts = { readonly api: Api; readonly keyStore: KeyStore; readonly client: QueryClient };

/** Milliseconds that a start waits for the form of its Worker: meanwhile nothing else of its batch is done, nor a run of it ended. */
const PATIENCE = 3_000;

/**
 * What may be kept of the input of an order, by the form of its Worker; none of its fields where that is not there soon. A start waits
 * for it: it is asked for once.
 */
export async function inputOf(order: RunOrder, { api, keyStore, client }: Parts): Promise<KeptInput> {
  const asked = client
    .query({ ...workerQuery(api, order.worker), staleTime: 'static', retry: false })
    .catch(() => undefined);
  const waiting = new AbortController();
  const late = pause(PATIENCE, waiting.signal).then(() => undefined);
  const worker = await Promise.race([asked, late]);
  waiting.abort();
  return storableInput(order, worker?.parameters, keyStore.get());
}
