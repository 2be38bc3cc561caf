import { beforeAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { Failure } from '#core/errors/failure.ts';
import { taskPath } from '#core/ids/screen-paths.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import { loadWords } from '#messages/i18n.ts';
import { renderConsole } from '#test/console.tsx';

import { OtherOwner } from './other-owner.tsx';

beforeAll(() => loadWords('runs'));

it('leads from the ID of a task that was taken for that of a Worker to the task', async () => {
  const task = aSavedTask();
  const none = () => Promise.reject(new Failure({ kind: 'invalidRequest', code: 4000 }));
  await renderConsole(
    <OtherOwner id={task.slug} wanted="worker" failure={new Failure({ kind: 'invalidRequest' })} />,
    { api: { run: none, v2: { task: () => Promise.resolve(task) } } },
  );
  await expect.element(page.getByText('This is the ID of a task, not of a Worker.')).toBeVisible();
  const link = page.getByRole('link', { name: 'Open the task' });
  await expect.element(link).toHaveAttribute('href', taskPath(task.slug));
});
