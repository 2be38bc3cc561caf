import type { QueryClient } from '@tanstack/react-query';

import type { KeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { workerQuery } from '#api/queries/queries.ts';
import type { RunOrder } from '#core/run/run.ts';
import { storableInput } from '#starts/history/storable-input.ts';
import type { KeptInput } from '#starts/history/stored-input.ts';

type Parts = { readonly api: Api; readonly keyStore: KeyStore; readonly client: QueryClient };

/** What may be kept of the input of an order, by the form of its Worker. A start waits for it: it is asked for once. */
export async function inputOf(order: RunOrder, { api, keyStore, client }: Parts): Promise<KeptInput> {
  const worker = await client
    .query({ ...workerQuery(api, order.worker), staleTime: 'static', retry: false })
    .catch(() => undefined);
  return storableInput(order, worker?.parameters, keyStore.get());
}
