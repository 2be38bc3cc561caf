import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';

import { ApiProvider, useApi, useApiConfig, useHasKey, useKeyStore } from './api-context.tsx';
import type { ApiConfig } from './config/config.ts';
import { createApi } from './create-api.ts';
import { createKeyStore, storedKey } from './key/key-store.ts';

const config: ApiConfig = {
  origin: 'https://openapi.coreclaw.com',
  authScheme: 'bearer',
  version: 'v1',
  platform: { kind: 'origin', origin: 'https://openapi.coreclaw.com' },
};

function aConnection() {
  const keyStore = createKeyStore(storedKey);
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.reject(new TypeError('offline')));
  return { connection: { api: createApi({ config, keyStore, fetch }), config, keyStore }, fetch };
}

function KeyState() {
  const keyStore = useKeyStore();
  return (
    <>
      <p role="status">{useHasKey() ? 'key set' : 'no key'}</p>
      <button type="button" onClick={() => keyStore.set('scraper_api_1')}>
        Set
      </button>
      <button type="button" onClick={keyStore.forget}>
        Forget
      </button>
      <p>{useApiConfig().origin}</p>
    </>
  );
}

it('follows the key of the tab', async () => {
  const { connection } = aConnection();
  const screen = await render(
    <ApiProvider connection={connection}>
      <KeyState />
    </ApiProvider>,
  );
  await expect.element(screen.getByRole('status')).toHaveTextContent('no key');
  await screen.getByRole('button', { name: 'Set' }).click();
  await expect.element(screen.getByRole('status')).toHaveTextContent('key set');
  expect(sessionStorage.getItem('run-console.key')).toBe('scraper_api_1');
  expect(Object.keys(localStorage)).toEqual([]);
  await screen.getByRole('button', { name: 'Forget' }).click();
  await expect.element(screen.getByRole('status')).toHaveTextContent('no key');
  expect(sessionStorage.getItem('run-console.key')).toBeNull();
  await expect.element(screen.getByText(config.origin)).toBeVisible();
});

function Ask() {
  const api = useApi();
  return (
    <button type="button" onClick={() => void api.proxyRegions().catch(() => undefined)}>
      Ask
    </button>
  );
}

it('gives the API to what is below it', async () => {
  const { connection, fetch } = aConnection();
  const screen = await render(
    <ApiProvider connection={connection}>
      <Ask />
    </ApiProvider>,
  );
  await screen.getByRole('button', { name: 'Ask' }).click();
  await expect
    .poll(() => fetch.mock.calls.map(([url]) => url))
    .toEqual(['https://openapi.coreclaw.com/api/proxy/region']);
});
