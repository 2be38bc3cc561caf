import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import type { ApiConfig } from '#api/config/config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { aDescriptor } from '#core/descriptor/a-descriptor.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import type { Draft } from '#core/draft/draft.ts';
import { defaultValues } from '#core/form/default-values.ts';
import { toOptionsDraft } from '#core/options/options-draft.ts';
import { anOrder } from '#core/run/an-order.ts';
import { aSavedTask } from '#core/saved-tasks/a-saved-task.ts';

import { KeepTaskDialog } from './keep-task-dialog.tsx';

const CONFIG: ApiConfig = {
  ...{ origin: 'https://api.example.com', authScheme: 'bearer', version: 'v1' },
  platform: { kind: 'sandbox' },
};

const descriptor = aDescriptor();
const { version, parameters } = descriptor;
const system = { max_total_charge: 2, proxy_region: 'US', of_its_own: 1 };
const task = aSavedTask({ version, input: { system, custom: {} } });

/** The form of the task with another region, saved to it. */
async function save(proxyRegion: string) {
  const keyStore = createKeyStore(undefined);
  keyStore.set('scraper_api_1');
  const real = createApi({ config: CONFIG, keyStore, fetch: () => Promise.reject(new TypeError('none')) });
  const changeTaskInput = vi.fn<Api['v2']['changeTaskInput']>(() => Promise.resolve());
  const v2 = { ...real.v2, task: () => Promise.resolve(task), changeTaskInput };
  const options = { ...toOptionsDraft(defaultOptions(descriptor)), maxCharge: '2', proxyRegion };
  const draft: Draft = {
    ...{ workerVersion: version, parameters: [], options },
    values: defaultValues(parameters),
  };
  const nothing = () => undefined;
  await render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiProvider connection={{ api: { ...real, v2 }, config: CONFIG, keyStore }}>
        <KeepTaskDialog
          {...{ worker: anOrder().worker, descriptor, current: () => draft, edited: task.slug }}
          {...{ onKept: nothing, onNeedKey: nothing, onClose: nothing }}
        />
      </ApiProvider>
    </QueryClientProvider>,
  );
  await expect.element(page.getByText('Input · proxy_region')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await vi.waitFor(() => expect(changeTaskInput).toHaveBeenCalledOnce());
  return changeTaskInput.mock.lastCall?.[1].system;
}

it('takes the proxy region off a task where the form has none', async () => {
  const { proxy_region: _, ...others } = system;
  expect(await save('')).toEqual(others);
});

it('gives a task the proxy region of the form', async () => {
  expect(await save('DE')).toEqual({ ...system, proxy_region: 'DE' });
});
