import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import { aConfig } from '#api/config/a-config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import { collectRun } from '#core/collection/collection.ts';
import { aRun } from '#core/run/a-run.ts';

import { useRunNote } from './run-note.ts';

const CONFIG = aConfig({ version: 'v2' });
const HOUR = 3_600_000;
/** By this computer's clock its rows are deleted since an hour. */
const finishedAt = Date.now() - (7 * 24 + 1) * HOUR;
const run = collectRun(aRun({ status: 'succeeded', finishedAt, results: 480 }), undefined);

function Note() {
  return <p>note: {useRunNote()(run)}</p>;
}

it('says by the platform’s clock, once an answer has told it, whether rows are still there', async () => {
  const keyStore = createKeyStore(undefined);
  const real = createApi({ config: CONFIG, keyStore, fetch: () => Promise.reject(new TypeError('none')) });
  let told = false;
  // The computer is eight hours ahead.
  const serverTime = () => ({ now: Date.now() - (told ? 8 * HOUR : 0), within: 0, told });
  const client = new QueryClient();
  const draw = () => (
    <QueryClientProvider client={client}>
      <ApiProvider connection={{ api: { ...real, serverTime }, config: CONFIG, keyStore }}>
        <Note />
      </ApiProvider>
    </QueryClientProvider>
  );
  const screen = await render(draw());
  await expect.element(screen.getByText('The platform has deleted its rows')).toBeVisible();
  told = true;
  await screen.rerender(draw());
  await expect.element(screen.getByText(/The platform keeps its rows until/)).toBeVisible();
});
