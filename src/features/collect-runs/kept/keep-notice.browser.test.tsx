import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import type { ApiConfig } from '#api/config/config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import { collectRun } from '#core/collection/collection.ts';
import { aRun } from '#core/run/a-run.ts';
import { keptRows } from '#results/kept/kept-rows.ts';

import { KeepNotice } from './keep-notice.tsx';

const CONFIG: ApiConfig = {
  origin: 'https://api.example.com',
  authScheme: 'bearer',
  version: 'v2',
  platform: { kind: 'sandbox' },
};

it('says which rows are not among those that are saved', async () => {
  const keyStore = createKeyStore(undefined);
  keyStore.set('scraper_api_1');
  const fetch = () => Promise.reject(new TypeError('no network in a test'));
  const rows = Array.from({ length: 100 }, (_, n) => ({ n }));
  const api = {
    ...createApi({ config: CONFIG, keyStore, fetch }),
    results: (_: unknown, { page: at }: { readonly page: number }) => {
      const given = at === 1 ? rows : [];
      return Promise.resolve({ columns: [], rows: given, size: given.length, total: 120 });
    },
  };
  const run = aRun({ status: 'succeeded', results: 120, finishedAt: Date.now() });
  await render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiProvider connection={{ api, config: CONFIG, keyStore }}>
        <KeepNotice runs={[collectRun(run, undefined)]} kept={new Map()} />
      </ApiProvider>
    </QueryClientProvider>,
  );
  await page.getByRole('button', { name: 'Save all that would be lost' }).click();
  await expect
    .element(page.getByText('20 rows that the platform counts are not among them: it did not give them.'))
    .toBeVisible();
  expect((await keptRows.list()).get(run.slug)).toMatchObject({ rows: 100, total: 120 });
  await keptRows.remove([run.slug]);
});
