import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import { aConfig } from '#api/config/a-config.ts';
import type { ApiConfig } from '#api/config/config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import { createListeners } from '#core/listeners.ts';

import { useQueue } from './use-queue.ts';

const CONFIG = aConfig();

it('stays one for what is kept once, also where another version of the API is spoken', async () => {
  const keyStore = createKeyStore(undefined);
  const real = createApi({ config: CONFIG, keyStore, fetch: () => Promise.reject(new TypeError('none')) });
  const { subscribe, notify } = createListeners();
  let version: ApiConfig['version'] = 'v1';
  const seen: unknown[] = [];
  const Screen = () => {
    seen.push(useQueue());
    return <p>{version}</p>;
  };
  const api = Object.defineProperty({ ...real, onVersion: subscribe }, 'version', { get: () => version });
  const screen = await render(
    <ApiProvider connection={{ api, config: CONFIG, keyStore }}>
      <Screen />
    </ApiProvider>,
  );
  version = 'v2';
  notify();
  await expect.element(screen.getByText('v2')).toBeVisible();
  expect(new Set(seen).size).toBe(1);
});
