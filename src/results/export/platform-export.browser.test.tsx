import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import type { ApiConfig } from '#api/config/config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';

import { PlatformExported, usePlatformExport } from './platform-export.tsx';

const CONFIG: ApiConfig = {
  origin: 'https://api.example.com',
  authScheme: 'bearer',
  version: 'v1',
  platform: { kind: 'sandbox' },
};

const addressUntil = (time: number) => `https://files.example.com/a.csv?Expires=${Math.round(time / 1_000)}`;

/** A button that has the platform write a file, whose addresses are these, one after the other. */
async function show(addresses: readonly string[]) {
  const asked = vi.fn(() => Promise.resolve(addresses[asked.mock.calls.length - 1] ?? ''));
  const source = {
    names: { worker: 'maps', of: 'run', at: 0 },
    platformFile: asked,
  } as unknown as Parameters<typeof usePlatformExport>[0]; // no more is looked at
  function Shown() {
    const made = usePlatformExport(source, () => undefined);
    return (
      <>
        <button type="button" onClick={() => made.mutate({ format: 'csv', columns: [] })}>
          Export
        </button>
        {made.data && <PlatformExported exported={made.data} />}
      </>
    );
  }
  const keyStore = createKeyStore(undefined);
  const fetch = () => Promise.reject(new TypeError('no network in a test'));
  const api = createApi({ config: CONFIG, keyStore, fetch });
  await render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiProvider connection={{ api, config: CONFIG, keyStore }}>
        <Shown />
      </ApiProvider>
    </QueryClientProvider>,
  );
  const opened = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  await page.getByRole('button', { name: 'Export' }).click();
  return { asked, opened };
}

afterEach(() => vi.restoreAllMocks());

it('asks once more for an address that worked no more when it was given', async () => {
  const { asked, opened } = await show([
    addressUntil(Date.now() - 60_000),
    addressUntil(Date.now() + 600_000),
  ]);
  await expect.element(page.getByText(/The download has started/)).toBeInTheDocument();
  expect([asked.mock.calls.length, opened.mock.calls.length]).toEqual([2, 1]);
});

it('says that nothing was downloaded where the platform gives no address that works', async () => {
  const { opened } = await show([addressUntil(Date.now() - 60_000), addressUntil(Date.now() - 60_000)]);
  await expect.element(page.getByText(/Nothing was downloaded/)).toBeInTheDocument();
  expect(opened).not.toHaveBeenCalled();
});
