import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import { aConfig } from '#api/config/a-config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import { aColumnOf, aSheet } from '#core/batch/sheet/a-sheet.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { putBefore, storedAsides, storedSheets } from './sheet-store.ts';
import { useKeepSheet } from './use-keep-sheet.ts';

const CONFIG = aConfig();
const KEY = 'key-of-somebody';

it('takes a key that is entered out of all that is kept, without an edit', async () => {
  const worker = 'someone/searching' as WorkerSlug; // as `parseWorkerSlug` gives it
  const keyStore = createKeyStore(undefined);
  const fetch = () => Promise.reject(new TypeError('no network in a test'));
  const connection = { api: createApi({ config: CONFIG, keyStore, fetch }), config: CONFIG, keyStore };
  const sheet = { ...aSheet([aColumnOf('term', 'keywords')], [['tea'], [KEY]]), edited: true as const };
  const kept = () => [storedSheets.of(worker).text() ?? '', storedAsides.of(worker).text() ?? ''];
  await renderHook(() => useKeepSheet(worker), {
    wrapper: ({ children }: { readonly children: ReactNode }) => (
      <ApiProvider connection={connection}>{children}</ApiProvider>
    ),
  });
  putBefore(worker, sheet);
  putBefore(worker, sheet);
  await expect.poll(() => kept().map((text) => text.includes(KEY))).toEqual([true, true]);
  keyStore.set(KEY);
  await expect.poll(() => kept().map((text) => text.includes(KEY))).toEqual([false, false]);
  expect(kept().map((text) => text.includes('tea'))).toEqual([true, true]);
});
