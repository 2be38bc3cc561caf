import { QueryClient } from '@tanstack/react-query';

import { readApiConfig } from '#api/config/read-config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore, type KeyStore, storedKey } from '#api/key/key-store.ts';
import type { ApiConfig } from '#api/config/config.ts';
import type { Api } from '#api/operations.ts';
import { workerQuery } from '#api/queries/queries.ts';
import { resetOnKeyChange } from '#api/queries/reset-on-key-change.ts';
import { shouldRetry } from '#api/retry.ts';
import { readWorkerPath } from '#core/ids/worker-ref.ts';
import { PLAIN_TEXT } from '#core/stored/format.ts';
import { PLACE } from '#browser/place.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

import { fetchOnceBegun } from './begun-fetch.ts';
import { fetchInPage } from './fetch-in-page.ts';

export const storedSandbox = openEntry(STORED.sandbox, PLAIN_TEXT);

export type Services = {
  readonly api: Api;
  readonly config: ApiConfig;
  readonly keyStore: KeyStore;
  readonly queryClient: QueryClient;
};

export function createServices(page: typeof window): Services {
  const { inSandbox } = PLACE;
  const config = readApiConfig(import.meta.env, { origin: page.location.origin, inSandbox });
  const keyStore = createKeyStore(storedKey);
  const fetch = inSandbox ? fetchInPage({ storage: storedSandbox, page }) : fetchOnceBegun(page);
  const api = createApi({ config, keyStore, fetch });
  const queryClient = new QueryClient({
    defaultOptions: {
      // Without a network a request fails and says so, in place of waiting in silence for the network to come back.
      queries: {
        retry: shouldRetry,
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  resetOnKeyChange(keyStore, queryClient);
  return { api, config, keyStore, queryClient };
}

/** Fetches the descriptor while the screen's code loads; resolves also if it cannot be loaded. */
export async function prefetchWorkerOf(path: string, { api, queryClient }: Services): Promise<void> {
  const place = readWorkerPath(path);
  if (place === undefined) return;
  try {
    await queryClient.query(workerQuery(api, place.slug));
  } catch {
    // The screen asks again, and says what is wrong.
  }
}
