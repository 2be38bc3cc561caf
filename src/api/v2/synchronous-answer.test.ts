import { expect, it } from 'vitest';

import { isJsonObject, ownValue } from '#core/json/json.ts';
import { anOrder } from '#test/an-order.ts';
import { aSandbox } from '#test/a-sandbox.ts';

import { createApi } from '../create-api.ts';
import { createKeyStore } from '../key/key-store.ts';

const ORIGIN = 'https://api.example.com';

it.each(['v1', 'v2'] as const)(
  'reads every row of a run whose synchronous answer held a window of them: %s',
  async (version) => {
    const sandbox = aSandbox();
    const keyStore = createKeyStore(undefined);
    keyStore.set(sandbox.key);
    const api = createApi({
      config: { origin: ORIGIN, authScheme: 'bearer', version, platform: { kind: 'sandbox' } },
      keyStore,
      fetch: async (input, init) =>
        sandbox.app.request(typeof input === 'string' ? input.slice(ORIGIN.length) : '', init),
    });
    const order = anOrder(
      { proxyRegion: '', callbackUrl: '', mode: 'sync' },
      { custom: { keywords: ['pizza', 'coffee'], base_location: 'New York' } },
    );
    const { slug, extra } = await api.startRun(api.requests.startRun(order));
    const [first, second] = [
      await api.results(slug, { page: 1, pageSize: 30 }),
      await api.results(slug, { page: 2, pageSize: 30 }),
    ];
    expect([first.total, first.rows.length + second.rows.length]).toEqual([40, 40]);
    if (version === 'v1') return;
    const window = extra !== undefined && isJsonObject(extra) ? ownValue(extra, 'results') : undefined;
    expect(window).toMatchObject({ count: 40, list: first.rows.slice(0, 20).map(() => ({})) });
  },
);
