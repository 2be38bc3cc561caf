import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import { aConfig } from '#api/config/a-config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { ChooseWorker } from './choose-worker.tsx';

it('takes the first Worker by Enter, but not by the one that ends a word that is being composed', async () => {
  const keyStore = createKeyStore(undefined);
  const config = aConfig();
  const fetch = () => Promise.reject(new TypeError('no network in a test'));
  const onChoose = vi.fn();
  await render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ApiProvider connection={{ api: createApi({ config, keyStore, fetch }), config, keyStore }}>
        <ChooseWorker
          title="Use as rows"
          recent={['a/maps' as WorkerSlug, 'b/posts' as WorkerSlug]} // are ones
          onChoose={onChoose}
          onClose={() => undefined}
        />
      </ApiProvider>
    </QueryClientProvider>,
  );
  const search = page.getByRole('searchbox');
  search
    .element()
    .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
  expect(onChoose).not.toHaveBeenCalled();
  await userEvent.type(search, '{Enter}');
  expect(onChoose.mock.calls).toEqual([['a/maps']]);
});
