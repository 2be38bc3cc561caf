import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import type { ApiConfig } from '#api/config/config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import { OWN } from '#core/draft/provenance.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#core/run/a-run.ts';
import { anOrder } from '#core/run/an-order.ts';

import { setMonthBudget } from '../cost/budget/budget.ts';
import { useConfirmStart } from './use-confirm-start.tsx';

const CONFIG: ApiConfig = {
  ...{ origin: 'https://api.example.com', authScheme: 'bearer', version: 'v1' },
  platform: { kind: 'sandbox' },
};

const keyStore = createKeyStore(undefined);
const real = createApi({ config: CONFIG, keyStore, fetch: () => Promise.reject(new TypeError('none')) });
const request = real.requests.startRun(anOrder());
const { signal } = new AbortController();

beforeEach(() => setMonthBudget(60));

function Starter({ maxCharge }: { readonly maxCharge: number }) {
  const { confirm, confirmUnforeseen, dialog } = useConfirmStart((field) => field);
  return (
    <>
      <button
        type="button"
        onClick={() => void confirm({ request, reasons: [], provenance: OWN, maxCharge }, signal)}
      >
        Start
      </button>
      <button type="button" onClick={() => void confirmUnforeseen(signal, [{ maxCharge }])}>
        Again
      </button>
      {dialog}
    </>
  );
}

it.each(['Start', 'Again'])(
  'asks where one run may cost more than is left of the budget (%s)',
  async (name) => {
    // As the platform names it.
    const run = aRun({ usage: 59, slug: 'spent' as RunSlug, startedAt: Date.now(), finishedAt: Date.now() });
    const runs = () => Promise.resolve({ runs: [run], unread: [], total: 1 });
    await render(
      <QueryClientProvider client={new QueryClient()}>
        <ApiProvider connection={{ api: { ...real, runs }, config: CONFIG, keyStore }}>
          <Starter maxCharge={50} />
        </ApiProvider>
      </QueryClientProvider>,
    );
    await page.getByRole('button', { name }).click();
    await expect.element(page.getByRole('dialog').getByText(/\$1\.00.*\$50\.00/)).toBeVisible();
  },
);
