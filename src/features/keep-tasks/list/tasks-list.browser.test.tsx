import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { beforeAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import type { ApiConfig } from '#api/config/config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { aSavedTask } from '#core/saved-tasks/a-saved-task.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { loadWords } from '#messages/i18n.ts';

import { TasksList } from './tasks-list.tsx';

const CONFIG: ApiConfig = {
  ...{ origin: 'https://api.example.com', authScheme: 'bearer', version: 'v2' },
  platform: { kind: 'sandbox' },
};

beforeAll(() => loadWords('tasks'));

/** The tasks of one Worker. */
async function showTasks(tasks: readonly SavedTask[]) {
  const keyStore = createKeyStore(undefined);
  keyStore.set('scraper_api_1');
  const real = createApi({ config: CONFIG, keyStore, fetch: () => Promise.reject(new TypeError('none')) });
  const v2 = { ...real.v2, tasks: () => Promise.resolve({ tasks, unread: [], total: tasks.length }) };
  const api: Api = { ...real, v2 };
  await render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ApiProvider connection={{ api, config: CONFIG, keyStore }}>
        <TasksList worker={'a/maps' as WorkerSlug} onNeedKey={() => undefined} />
      </ApiProvider>
    </QueryClientProvider>,
  );
}

it.each([
  ['has none', 'This Worker has no tasks yet.', []],
  ['has one', 'Bakeries', [aSavedTask({ title: 'Bakeries' })]],
])('says how a task of a Worker is made where it %s', async (_, listed, tasks) => {
  await showTasks(tasks);
  await expect.element(page.getByText(listed)).toBeVisible();
  await expect.element(page.getByText(/choose “Keep as a task”/)).toBeVisible();
  const form = page.getByRole('link', { name: 'Open the form' });
  await expect.element(form).toHaveAttribute('href', '/workers/a/maps');
});
