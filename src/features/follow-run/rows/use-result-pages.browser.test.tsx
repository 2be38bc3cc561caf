import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import { aConfig } from '#api/config/a-config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { useResultPages } from './use-result-pages.ts';

const CONFIG = aConfig();
const SLUG = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug; // is one
const PATIENT = { timeout: 10_000 };

it('has all rows that come on a first page that had none once, to the end that is counted', async () => {
  const keyStore = createKeyStore(undefined);
  keyStore.set('scraper_api_1');
  const fetch = () => Promise.reject(new TypeError('no network in a test'));
  let rows: readonly { n: number }[] = [];
  const api = {
    ...createApi({ config: CONFIG, keyStore, fetch }),
    results: () => Promise.resolve({ columns: [], rows, size: rows.length, total: 25_000 }),
  };
  const client = new QueryClient();
  const { result } = await renderHook(() => useResultPages({ slug: SLUG, over: true }), {
    wrapper: ({ children }: { readonly children: ReactNode }) => (
      <QueryClientProvider client={client}>
        <ApiProvider connection={{ api, config: CONFIG, keyStore }}>{children}</ApiProvider>
      </QueryClientProvider>
    ),
  });
  await expect.poll(() => result.current.total, PATIENT).toBe(0);
  rows = Array.from({ length: 100 }, (_, n) => ({ n }));
  result.current.readAgain();
  await expect.poll(() => result.current.total, PATIENT).toBe(25_000);
});
