import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';

import { ApiProvider } from '#api/api-context.tsx';
import { aConfig } from './a-config.ts';
import type { ApiConfig } from '#api/config/config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore, type KeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import type { Batches } from '#batches/batches.ts';
import { BatchesProvider } from '#batches/use-batches.tsx';
import { LanguageProvider } from '#messages/use-messages.ts';
import { AddressContext } from '#ui/hooks/use-address.ts';
import { someStarts } from './some-starts.ts';
import { StartsProvider } from '#starts/starts-context.tsx';
import type { Starts } from '#starts/starts.ts';

export type PlatformAnswers = Partial<Omit<Api, 'v2'>> & { readonly v2?: Partial<Api['v2']> };

type ConsoleOptions = {
  /** What the platform answers; everything else fails, as it does without a network. */
  readonly api?: PlatformAnswers | undefined;
  readonly config?: Partial<ApiConfig>;
  /** The key of the tab; the empty text for none. */
  readonly key?: string;
  /** The address, with its query. */
  readonly path?: string;
  readonly starts?: (connection: { readonly api: Api; readonly keyStore: KeyStore }) => Starts;
  readonly batches?: Partial<Batches>;
};

/**
 * A console of its own for one test: all that screens expect around them is new, and no request leaves it. Draw a part of it with
 * `renderConsole`, or a hook with `Wrapper`.
 */
export function aConsole({
  api: answers,
  config: settings,
  key = 'scraper_api_1',
  path = '/',
  starts: openStarts = someStarts,
  batches = {},
}: ConsoleOptions = {}) {
  const config = aConfig(settings);
  const keyStore = createKeyStore(undefined);
  if (key !== '') keyStore.set(key);
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.reject(new TypeError('no network in a test')));
  const offline = createApi({ config, keyStore, fetch });
  const api: Api = { ...offline, ...answers, v2: { ...offline.v2, ...answers?.v2 } };
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const starts = openStarts({ api, keyStore });
  const location = memoryLocation({ path, record: true });
  const connection = { api, config, keyStore };
  const readAddress = () => {
    const [pathname = '', search = ''] = location.history.at(-1)?.split('?') ?? [];
    return { pathname, search };
  };

  function Wrapper({ children }: { readonly children: ReactNode }) {
    return (
      <LanguageProvider>
        <Router hook={location.hook}>
          <AddressContext value={readAddress}>
            <QueryClientProvider client={client}>
              <ApiProvider connection={connection}>
                <StartsProvider starts={starts}>
                  <BatchesProvider batches={batches as Batches /* a test gives all that is used */}>
                    {children}
                  </BatchesProvider>
                </StartsProvider>
              </ApiProvider>
            </QueryClientProvider>
          </AddressContext>
        </Router>
      </LanguageProvider>
    );
  }

  return { api, keyStore, fetch, client, starts, Wrapper, address: () => location.history.at(-1) };
}

/** Draws a screen, or a part of one, in a console of its own. */
export async function renderConsole(screen: ReactNode, options?: ConsoleOptions) {
  const { Wrapper, ...parts } = aConsole(options);
  return { ...parts, ...(await render(screen, { wrapper: Wrapper })) };
}
