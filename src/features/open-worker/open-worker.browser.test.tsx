import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import type { ApiConfig } from '#api/config/config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key-store.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { OpenWorker } from './open-worker.tsx';

const config: ApiConfig = {
  origin: 'https://api.example.com',
  authScheme: 'bearer',
  version: 'v1',
  platform: { kind: 'origin', origin: 'https://api.example.com' },
};

it('opens what is named where the store cannot be drawn', async () => {
  // React reports every fault there, also one that is caught.
  const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const keyStore = createKeyStore(undefined);
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.reject(new TypeError('no network in a test')));
  const maps = { slug: 'coreclaw/maps' as WorkerSlug, title: 'Maps', description: '' };
  const api = {
    ...createApi({ config, keyStore, fetch }),
    // An object is nothing that React draws.
    searchStore: () => Promise.resolve([Object.assign({}, maps, { title: {} })]),
  };
  const onOpen = vi.fn<(path: string) => void>();
  await render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiProvider connection={{ api, config, keyStore }}>
        <OpenWorker onOpen={onOpen} />
      </ApiProvider>
    </QueryClientProvider>,
  );
  const field = page.getByRole('textbox', { name: 'Worker' });
  await userEvent.fill(field, 'maps');
  await expect.element(page.getByText('This part stopped working')).toBeVisible();
  await userEvent.fill(field, 'coreclaw/maps');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => onOpen.mock.lastCall?.[0]).toContain('coreclaw/maps');
  reported.mockRestore();
});
