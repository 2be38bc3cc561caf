import { expect, it, vi } from 'vitest';

import { createApi } from '#api/create-api.ts';
import { aConfig } from '#test/a-config.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { createBatchReader } from './batch-reader.ts';

vi.mock('#results/reading/read-saved-rows.ts', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});

it('asks the platform where what reads kept rows cannot be loaded, as after a release', async () => {
  const config = aConfig();
  const fetch = () => Promise.reject(new TypeError('no network in a test'));
  const rows = [{ title: 'a' }, { title: 'b' }];
  const api = {
    ...createApi({ config, keyStore: createKeyStore(undefined), fetch }),
    results: () => Promise.resolve({ columns: [], rows, size: 2, total: 2 }),
  };
  const reader = createBatchReader(api, { columns: ['city'], row: 'Row' });
  reader.follow([
    { run: 'run-1' as RunSlug, count: 2, planned: { number: 1, cells: ['Oslo'], custom: {} } }, // is one
  ]);
  await reader.readTo(Infinity);
  expect(reader.current().set.count).toBe(2);
});
