import { beforeAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import { loadWords } from '#messages/i18n.ts';
import { renderConsole } from '#test/console.tsx';
import { takeTheClock } from '#test/press.ts';

import { EditTask } from '../edit/edit-task.tsx';
import { SaveTaskDialog } from './save-task-dialog.tsx';

takeTheClock();

/** One whose input the platform does not tell. */
const unreadableTask = aSavedTask({
  input: { custom: {}, unreadable: true },
  schedule: { kind: 'daily', time: '09:00' },
  isScheduled: true,
});
const UNKNOWN = 'It runs by itself, and the platform does not tell its maximum charge.';
const MISSING = 'Set a maximum charge before it runs by itself.';
const save = page.getByRole('dialog').getByRole('button', { name: 'Save 1 change' });

beforeAll(() => loadWords('tasks'));

async function ask(before: SavedTask, after: SavedTask) {
  const shut = () => undefined;
  await renderConsole(
    <SaveTaskDialog
      before={before}
      after={after}
      onRead={shut}
      onTheirs={shut}
      onSaved={shut}
      onMadeAnew={shut}
      onClose={shut}
      onNeedKey={shut}
    />,
  );
}

it('of a task whose input the platform does not tell says so, asks for no maximum charge, and saves it', async () => {
  await ask(unreadableTask, { ...unreadableTask, title: 'Mine' });
  await expect.element(page.getByText(UNKNOWN)).toBeVisible();
  expect(page.getByText(MISSING).elements()).toEqual([]);
  await expect.element(save).not.toHaveAttribute('aria-disabled', 'true');
});

it.each([
  ['it is unknown', unreadableTask.input, UNKNOWN],
  ['there is none', { custom: {} }, MISSING],
] as const)(
  'does not switch a schedule on where the maximum charge is needed and %s',
  async (_, input, why) => {
    const off = { ...unreadableTask, input, isScheduled: false };
    await ask(off, { ...off, isScheduled: true });
    await expect.element(page.getByText(why)).toBeVisible();
    await expect.element(save).toHaveAttribute('aria-disabled', 'true');
  },
);

it('is asked by the page of a scheduled task whose input the platform does not tell, which takes another title', async () => {
  await renderConsole(
    <EditTask
      task={unreadableTask}
      onNeedKey={() => undefined}
      onOpen={() => undefined}
      onDeleted={() => undefined}
      renderRun={() => null}
      renderSnippet={() => null}
    />,
    { api: { walkRuns: () => Promise.resolve({ runs: [] }) } },
  );
  await page.getByLabelText('Title').fill('Mine');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.element(page.getByText(UNKNOWN)).toBeVisible();
  expect(page.getByText(MISSING).elements()).toEqual([]);
});
