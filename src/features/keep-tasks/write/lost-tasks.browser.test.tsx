import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import type { SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { loadWords } from '#messages/i18n.ts';
import { renderConsole } from '#test/console.tsx';

import { pressAsItComes } from '#test/press.ts';

import { DeletedTask } from '../deleted-task.tsx';
import { storedNewTasks } from './creations.ts';
import { WorkerTasks } from '../list/worker-tasks.tsx';
import { LostTasks } from './lost-tasks.tsx';
import { DuplicateTask } from '../task/duplicate-task.tsx';

beforeAll(() => loadWords('tasks'));
beforeEach(() => storedNewTasks.remove());

it('tells of it beside the tasks of its own Worker', async () => {
  const mine = 'coreclaw/google-maps-scraper' as WorkerSlug; // as `parseWorkerSlug` gives it
  const other = 'coreclaw/other' as WorkerSlug;
  storedNewTasks.write([{ id: '1', worker: mine, title: 'Mondays', at: 1, known: [], state: 'lost' }]);
  const tasks = () => Promise.resolve({ tasks: [], unread: [], total: 0 });
  const screen = (worker: WorkerSlug) => (
    <WorkerTasks worker={worker} onOpen={() => undefined} onNeedKey={() => undefined} />
  );
  const notice = page.getByText('It is not known whether the task was made');
  const { rerender } = await renderConsole(screen(mine), { api: { v2: { tasks } } });
  await expect.element(notice).toBeVisible();
  await rerender(screen(other));
  await expect.element(notice).not.toBeInTheDocument();
  await expect.element(page.getByText('This Worker has no tasks yet.')).toBeVisible();
});

it.each([
  [
    'Duplicate',
    () => <DuplicateTask task={aSavedTask()} onNeedKey={() => undefined} onCreated={() => undefined} />,
  ],
  [
    'Undo (recreates it with a new ID)',
    () => <DeletedTask task={aSavedTask()} onNeedKey={() => undefined} onOpen={() => undefined} />,
  ],
])('is asked for by no press that meant what “%s” came in the place of', async (name, Screen) => {
  const createTask = vi.fn<Api['v2']['createTask']>();
  pressAsItComes(name);
  await renderConsole(<Screen />, { api: { v2: { createTask } } });
  await expect.element(page.getByText('Press again')).toBeVisible();
  expect(createTask).not.toHaveBeenCalled();
});

it('tells of a second task of its title that came with a creation, and leads to both', async () => {
  const task = aSavedTask();
  const listed: SavedTask[] = [];
  const createTask: Api['v2']['createTask'] = ({ title }) => {
    const slugs = ['first', 'second'] as readonly string[] as readonly TaskSlug[]; // as `isTaskSlug` takes them
    listed.push(...slugs.map((slug) => ({ ...task, slug, title })));
    return Promise.resolve(listed[0]?.slug ?? task.slug);
  };
  const tasks = () => Promise.resolve({ tasks: [...listed], unread: [], total: listed.length });
  const onCreated = vi.fn<(slug: TaskSlug) => void>();
  await renderConsole(<DuplicateTask task={task} onNeedKey={() => undefined} onCreated={onCreated} />, {
    api: { v2: { tasks, createTask } },
  });
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
  const createTask = vi.fn<Api['v2']['createTask']>(() => Promise.reject(new Failure({ kind: 'network' })));
  const tasks = () => Promise.resolve({ tasks: [], unread: [], total: 0 });
  const nothing = () => undefined;
  const screen = (isOpen: boolean) => (
    <>
      <LostTasks onOpen={nothing} />
      <section aria-label="The task">
        {isOpen && <DuplicateTask task={aSavedTask()} onNeedKey={nothing} onCreated={nothing} />}
      </section>
    </>
  );
  const { rerender } = await renderConsole(screen(true), { api: { v2: { tasks, createTask } } });
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
