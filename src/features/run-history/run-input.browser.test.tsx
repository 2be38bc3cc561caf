import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import { aConfig } from '#api/config/a-config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import { anOrder } from '#core/run/an-order.ts';

import { RunInput } from './run-input.tsx';

const CONFIG = aConfig({ version: 'v2' });

/** An input of whose one field nothing is kept, of a Worker without a version. */
async function show(searched: { readonly searched?: boolean }) {
  const keyStore = createKeyStore(undefined);
  const fetch = () => Promise.reject(new TypeError('no network in a test'));
  const api = createApi({ config: CONFIG, keyStore, fetch });
  const order = anOrder({ version: '' }, { custom: {} });
  await render(
    <ApiProvider connection={{ api, config: CONFIG, keyStore }}>
      <RunInput input={{ order, at: 1, sure: true, omitted: ['api_token'], ...searched }} />
    </ApiProvider>,
  );
}

it.each([
  ['it looks like a secret', { searched: true }, /^Left out, because it looks like a secret: api_token/],
  ['it could not be looked at', { searched: false }, /secret or could not be looked at for any: api_token/],
  ['of one of both, where an earlier build kept it', {}, /secret or could not be looked at for any/],
])('says that a field is left out because %s', async (_, searched, words) => {
  await show(searched);
  await expect.element(page.getByText(words)).toBeVisible();
});
