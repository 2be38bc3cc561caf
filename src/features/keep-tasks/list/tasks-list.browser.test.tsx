import { beforeAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { aSavedTask } from '#core/saved-tasks/a-saved-task.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { loadWords } from '#messages/i18n.ts';
import { renderConsole } from '#test/console.tsx';

import { TasksList } from './tasks-list.tsx';

beforeAll(() => loadWords('tasks'));

/** The tasks of one Worker. */
async function showTasks(tasks: readonly SavedTask[]) {
  const v2 = { tasks: () => Promise.resolve({ tasks, unread: [], total: tasks.length }) };
  await renderConsole(<TasksList worker={'a/maps' as WorkerSlug} onNeedKey={() => undefined} />, {
    api: { v2 },
    config: { version: 'v2' },
  });
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
