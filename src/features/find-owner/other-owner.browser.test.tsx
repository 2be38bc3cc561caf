import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { beforeAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import { aConfig } from '#api/config/a-config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import { taskPath } from '#core/ids/screen-paths.ts';
import { aSavedTask } from '#core/saved-tasks/a-saved-task.ts';
import { loadWords } from '#messages/i18n.ts';

import { OtherOwner } from './other-owner.tsx';

const CONFIG = aConfig();

beforeAll(() => loadWords('runs'));

it('leads from the ID of a task that was taken for that of a Worker to the task', async () => {
  const keyStore = createKeyStore(undefined);
  keyStore.set('scraper_api_1');
  const real = createApi({ config: CONFIG, keyStore, fetch: () => Promise.reject(new TypeError('none')) });
  const task = aSavedTask();
  const none = () => Promise.reject(new Failure({ kind: 'invalidRequest', code: 4000 }));
  const api: Api = { ...real, run: none, v2: { ...real.v2, task: () => Promise.resolve(task) } };
  await render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiProvider connection={{ api, config: CONFIG, keyStore }}>
        <OtherOwner id={task.slug} wanted="worker" failure={new Failure({ kind: 'invalidRequest' })} />
      </ApiProvider>
    </QueryClientProvider>,
  );
  await expect.element(page.getByText('This is the ID of a task, not of a Worker.')).toBeVisible();
  const link = page.getByRole('link', { name: 'Open the task' });
  await expect.element(link).toHaveAttribute('href', taskPath(task.slug));
});
