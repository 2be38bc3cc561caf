import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import type { ApiConfig } from '#api/config/config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key-store.ts';
import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import { aSavedTask } from '#core/saved-tasks/a-saved-task.ts';
import { loadWords } from '#messages/i18n.ts';

import { storedNewTasks } from './creations.ts';
import { LostTasks } from './lost-tasks.tsx';
import { DuplicateTask } from './task/duplicate-task.tsx';

const CONFIG: ApiConfig = {
  ...{ origin: 'https://api.example.com', authScheme: 'bearer', version: 'v1' },
  platform: { kind: 'sandbox' },
};

beforeAll(() => loadWords('tasks'));
beforeEach(() => storedNewTasks.remove());

it('says of a creation whose answer was lost where it was asked for, and elsewhere once that is left', async () => {
  const keyStore = createKeyStore(undefined);
  keyStore.set('scraper_api_1');
  const real = createApi({ config: CONFIG, keyStore, fetch: () => Promise.reject(new TypeError('none')) });
  const createTask = vi.fn<Api['v2']['createTask']>(() => Promise.reject(new Failure({ kind: 'network' })));
  const tasks = () => Promise.resolve({ tasks: [], unread: [], total: 0 });
  const api: Api = { ...real, v2: { ...real.v2, tasks, createTask } };
  const connection = { api, config: CONFIG, keyStore };
  const client = new QueryClient();
  const nothing = () => undefined;
  const screen = (isOpen: boolean) => (
    <QueryClientProvider client={client}>
      <ApiProvider connection={connection}>
        <LostTasks onOpen={nothing} />
        <section aria-label="The task">
          {isOpen && <DuplicateTask task={aSavedTask()} onNeedKey={nothing} onCreated={nothing} />}
        </section>
      </ApiProvider>
    </QueryClientProvider>
  );
  const { rerender } = await render(screen(true));
  await page.getByRole('button', { name: 'Duplicate' }).click();
  const notices = page.getByText('It is not known whether the task was made');
  const place = page.getByRole('region', { name: 'The task' });
  await expect.element(place.getByText('It is not known whether the task was made')).toBeVisible();
  await expect.poll(() => notices.elements().length).toBe(1);
  await rerender(screen(false));
  await expect.element(notices).toBeVisible();
  expect(place.element().textContent).toBe('');
  expect(createTask).toHaveBeenCalledOnce();
});
