import { beforeAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { accountQuery } from '#api/queries/queries.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import type { SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { loadWords } from '#messages/i18n.ts';
import { aConsole } from '#test/console.tsx';

import { TasksList } from './tasks-list.tsx';
import type { ListTools } from './use-row-actions.tsx';

beforeAll(() => loadWords('tasks'));

/** The tasks of one Worker. */
async function showTasks(tasks: readonly SavedTask[], balance?: number, tools?: ListTools) {
  const v2 = { tasks: () => Promise.resolve({ tasks, unread: [], total: tasks.length }) };
  const { api, client, Wrapper } = aConsole({ api: { v2 }, config: { version: 'v2' } });
  if (balance !== undefined) client.setQueryData(accountQuery(api).queryKey, { balance });
  await render(
    <TasksList worker={'a/maps' as WorkerSlug} {...(tools && { tools })} onNeedKey={() => undefined} />,
    { wrapper: Wrapper },
  );
}

it.each([
  ['has none', 'This Worker has no tasks yet.', []],
  ['has one', 'Bakeries', [aSavedTask({ title: 'Bakeries' })]],
])('says how a task of a Worker is made where it %s', async (_, listed, tasks) => {
  await showTasks(tasks);
  await expect.element(page.getByText(listed)).toBeVisible();
  await expect.element(page.getByText(/“Task on the platform…” under Save/)).toBeVisible();
  const form = page.getByRole('link', { name: 'Open the form' });
  await expect.element(form).toHaveAttribute('href', '/workers/a/maps');
});

it('does not switch on a schedule by one press where a run may cost more than the balance', async () => {
  const dear = aSavedTask({
    title: 'Dear',
    schedule: { kind: 'daily', time: '09:00' },
    input: { system: { max_total_charge: 999_999 }, custom: {} },
  });
  await showTasks([dear], 12);
  await page.getByRole('switch', { name: 'Run “Dear” by its schedule' }).click();
  const refused = page.getByText('a run of it may cost up to $999,999.00, more than your balance');
  await expect.element(refused).toBeVisible();
});

it.each([
  ['its maximum charge', '$2.00', { system: { max_total_charge: 2 }, custom: {} }],
  ['that nothing limits it', 'No limit', { custom: {} }],
  ['nothing where the platform does not tell it', '–', { custom: {}, unreadable: true }],
] as const)('says of what a run may cost %s', async (_, said, input) => {
  await page.viewport(1280, 800);
  await showTasks([aSavedTask({ title: 'Bakeries', input })]);
  await expect.element(page.getByRole('columnheader', { name: 'At most' })).toBeVisible();
  await expect.element(page.getByRole('cell', { name: said, exact: true })).toBeVisible();
});

it('asks for a run, or to delete, of the task in whose row it is pressed', async () => {
  await page.viewport(1280, 800);
  const bakeries = aSavedTask({ title: 'Bakeries' });
  await showTasks(
    [aSavedTask({ title: 'Cafés', slug: '01KQ3T7AD4M5WNZ8V6C2XJRGEC' as TaskSlug }), bakeries],
    undefined,
    {
      renderRun: ({ task, onClosed }) => (
        <button type="button" onClick={onClosed}>
          A run of {task.title}
        </button>
      ),
      onDeleted: () => undefined,
    },
  );
  const run = page.getByRole('button', { name: 'Run now: Bakeries' });
  const question = page.getByRole('button', { name: 'A run of Bakeries' });
  await run.click();
  await question.click();
  await expect.element(question).not.toBeInTheDocument();

  await page.getByRole('button', { name: 'More for “Bakeries”' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect.element(page.getByRole('dialog', { name: 'Delete “Bakeries”?' })).toBeVisible();
});
