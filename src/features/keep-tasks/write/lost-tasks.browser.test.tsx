import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import { aConfig } from '#api/config/a-config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import type { SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { aSavedTask } from '#core/saved-tasks/a-saved-task.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { loadWords } from '#messages/i18n.ts';

import { storedNewTasks } from './creations.ts';
import { WorkerTasks } from '../list/worker-tasks.tsx';
import { LostTasks } from './lost-tasks.tsx';
import { DuplicateTask } from '../task/duplicate-task.tsx';

const CONFIG = aConfig();

beforeAll(() => loadWords('tasks'));
beforeEach(() => storedNewTasks.remove());

it('tells of it beside the tasks of its own Worker', async () => {
  const mine = 'coreclaw/google-maps-scraper' as WorkerSlug; // as `parseWorkerSlug` gives it
  const other = 'coreclaw/other' as WorkerSlug;
  storedNewTasks.write([{ id: '1', worker: mine, title: 'Mondays', at: 1, known: [], state: 'lost' }]);
  const keyStore = createKeyStore(undefined);
  keyStore.set('scraper_api_1');
  const real = createApi({ config: CONFIG, keyStore, fetch: () => Promise.reject(new TypeError('none')) });
  const tasks = () => Promise.resolve({ tasks: [], unread: [], total: 0 });
  const connection = { api: { ...real, v2: { ...real.v2, tasks } }, config: CONFIG, keyStore };
  const screen = (worker: WorkerSlug) => (
    <QueryClientProvider client={new QueryClient()}>
      <ApiProvider connection={connection}>
        <WorkerTasks worker={worker} onOpen={() => undefined} onNeedKey={() => undefined} />
      </ApiProvider>
    </QueryClientProvider>
  );
  const notice = page.getByText('It is not known whether the task was made');
  const { rerender } = await render(screen(mine));
  await expect.element(notice).toBeVisible();
  await rerender(screen(other));
  await expect.element(notice).not.toBeInTheDocument();
  await expect.element(page.getByText('This Worker has no tasks yet.')).toBeVisible();
});

it('tells of a second task of its title that came with a creation, and leads to both', async () => {
  const keyStore = createKeyStore(undefined);
  keyStore.set('scraper_api_1');
  const real = createApi({ config: CONFIG, keyStore, fetch: () => Promise.reject(new TypeError('none')) });
  const task = aSavedTask();
  const listed: SavedTask[] = [];
  const createTask: Api['v2']['createTask'] = ({ title }) => {
    const slugs = ['first', 'second'] as readonly string[] as readonly TaskSlug[]; // as `isTaskSlug` takes them
    listed.push(...slugs.map((slug) => ({ ...task, slug, title })));
    return Promise.resolve(listed[0]?.slug ?? task.slug);
  };
  const tasks = () => Promise.resolve({ tasks: [...listed], unread: [], total: listed.length });
  const connection = { api: { ...real, v2: { ...real.v2, tasks, createTask } }, config: CONFIG, keyStore };
  const onCreated = vi.fn<(slug: TaskSlug) => void>();
  await render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiProvider connection={connection}>
        <DuplicateTask task={task} onNeedKey={() => undefined} onCreated={onCreated} />
      </ApiProvider>
    </QueryClientProvider>,
  );
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect.element(page.getByText('There are two new tasks')).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: 'Open the second' }))
    .toHaveAttribute('href', '/tasks/second');
  expect(onCreated).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Open the first' }).click();
  expect(onCreated).toHaveBeenCalledExactlyOnceWith('first', expect.anything());
});

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
