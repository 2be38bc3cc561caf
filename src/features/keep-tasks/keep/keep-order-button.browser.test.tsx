import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import type { ApiConfig } from '#api/config/config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key-store.ts';
import type { Api } from '#api/operations.ts';
import { anOrder } from '#core/run/an-order.ts';
import type { TaskSlug } from '#core/saved-tasks/saved-task.ts';

import { KeepOrderButton } from './keep-order-button.tsx';

const CONFIG: ApiConfig = {
  ...{ origin: 'https://api.example.com', authScheme: 'bearer', version: 'v1' },
  platform: { kind: 'sandbox' },
};

it('makes a task of what a run was started with, which does not run by itself', async () => {
  const keyStore = createKeyStore(undefined);
  keyStore.set('scraper_api_1');
  const real = createApi({ config: CONFIG, keyStore, fetch: () => Promise.reject(new TypeError('none')) });
  const made = 'NEW' as TaskSlug; // as the platform names it
  const createTask = vi.fn<Api['v2']['createTask']>(() => Promise.resolve(made));
  const tasks = () => Promise.resolve({ tasks: [], unread: [], total: 0 });
  const api: Api = { ...real, v2: { ...real.v2, tasks, createTask } };
  const onKept = vi.fn<(task: TaskSlug) => void>();
  const order = anOrder();
  await render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiProvider connection={{ api, config: CONFIG, keyStore }}>
        <KeepOrderButton order={order} onKept={onKept} onNeedKey={() => undefined} />
      </ApiProvider>
    </QueryClientProvider>,
  );
  await userEvent.click(page.getByRole('button', { name: 'Keep as a task' }));
  await userEvent.fill(page.getByRole('textbox', { name: 'Title' }), 'Weekly');
  await userEvent.click(page.getByRole('button', { name: 'Make the task' }));
  await expect.poll(() => onKept.mock.lastCall?.[0]).toBe(made);
  expect(createTask.mock.calls).toMatchObject([
    [{ worker: order.worker, title: 'Weekly', isScheduled: false, input: { custom: order.custom } }],
  ]);
});
