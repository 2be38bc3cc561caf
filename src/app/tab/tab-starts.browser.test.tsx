import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';

import { ApiProvider, useApi } from '#api/api-context.tsx';
import { aConfig } from '#api/config/a-config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { createListeners } from '#core/listeners.ts';
import { useStarts } from '#starts/starts-context.tsx';
import type { Starts } from '#starts/starts.ts';

import { TabStarts } from './tab-starts.tsx';

it('a tab has one journal of its starts, also once another version of the API is spoken', async () => {
  const keyStore = createKeyStore(undefined);
  const config = aConfig();
  const { subscribe, notify } = createListeners();
  const made = createApi({
    ...{ config, keyStore },
    fetch: () => Promise.reject(new TypeError('no network in a test')),
  });
  let version: Api['version'] = 'v1';
  const api: Api = Object.defineProperty({ ...made, onVersion: subscribe }, 'version', {
    get: () => version,
    enumerable: true,
  });
  const seen: Starts[] = [];
  const Seen = () => {
    useApi();
    seen.push(useStarts());
    return null;
  };
  await render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiProvider connection={{ api, config, keyStore }}>
        <TabStarts>
          <Seen />
        </TabStarts>
      </ApiProvider>
    </QueryClientProvider>,
  );
  const before = seen.length;
  version = 'v2';
  notify();
  await expect.poll(() => seen.length).toBeGreaterThan(before);
  expect(new Set(seen).size).toBe(1);
});
