import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import { aConfig } from '#api/config/a-config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { NO_ROWS, placedRows, withPage } from '#core/results/row-set.ts';

import { keptRows } from '../kept/kept-rows.ts';
import { useRunRows } from './use-run-rows.ts';

const RUN = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug; // is one
const CONFIG = aConfig();

it('are those that this browser keeps, once the platform has deleted them', async () => {
  const keyStore = createKeyStore(undefined);
  const fetch = () => Promise.reject(new TypeError('the platform has them no more'));
  const connection = { api: createApi({ config: CONFIG, keyStore, fetch }), config: CONFIG, keyStore };
  const rows = [{ city: 'Berlin' }, { city: 'Lyon' }];
  await keptRows.keep(
    RUN,
    { ...withPage(NO_ROWS, { columns: [], rows, size: 2 }), whole: true },
    { signal: new AbortController().signal, onWritten: () => undefined },
  );
  const { result } = await renderHook(() => useRunRows({ slug: RUN, over: true, deleted: true }), {
    wrapper: ({ children }: { readonly children: ReactNode }) => (
      <ApiProvider connection={connection}>{children}</ApiProvider>
    ),
  });
  await result.current.readTo(Infinity);
  expect(placedRows(result.current.set).map(({ row }) => row)).toEqual(rows);
});
