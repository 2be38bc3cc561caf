import { beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { Failure } from '#core/errors/failure.ts';
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

/** The page of a task whose runs are limited, on a platform where it is saved or refused. */
async function edit(change: (facts: Partial<SavedTask>) => Promise<Partial<SavedTask>>) {
  const schedule = { kind: 'daily', time: '09:00' } as const;
  let now = aSavedTask({
    ...{ schedule, isScheduled: true, title: 'Bakeries' },
    input: { system: { max_total_charge: 2 }, custom: { keywords: ['bakery'] } },
  });
  const sent = vi.fn(async (_: unknown, facts: Partial<SavedTask>) => {
    now = { ...now, ...(await change(facts)) };
  });
  await renderConsole(
    <EditTask
      task={now}
      onNeedKey={() => undefined}
      onOpen={() => undefined}
      onDeleted={() => undefined}
      renderRun={() => null}
      renderSnippet={() => null}
    />,
    {
      api: {
        walkRuns: () => Promise.resolve({ runs: [] }),
        v2: { task: () => Promise.resolve(now), changeTask: sent },
      },
    },
  );
  return { sent, change: (facts: Partial<SavedTask>) => (now = { ...now, ...facts }) };
}

const dialog = page.getByRole('dialog');
const press = () => page.getByRole('button', { name: 'Save', exact: true }).click();

it('is not asked for another title: it is saved at once', async () => {
  const { sent } = await edit((facts) => Promise.resolve(facts));
  await page.getByLabelText('Title').fill('Mine');
  await press();
  await expect.element(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  expect(sent.mock.calls.map(([, facts]) => facts)).toEqual([{ title: 'Mine' }]);
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(page.getByRole('heading', { name: 'Editing Mine' })).toBeVisible();
});

it('keeps what is put in while another title is saved', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { sent } = await edit(async (facts) => {
    await held;
    return facts;
  });
  await page.getByLabelText('Title').fill('Mine');
  await press();
  await expect.poll(() => sent).toHaveBeenCalledOnce();
  await page.getByLabelText('Title').fill('Mine, too');
  release();
  await expect.element(page.getByRole('heading', { name: 'Editing Mine' })).toBeVisible();
  await expect.element(page.getByLabelText('Title')).toHaveValue('Mine, too');
  await expect.element(page.getByText('1 change', { exact: true })).toBeVisible();
});

it('is asked for another title where somebody else changed the task, and where it is refused', async () => {
  const { sent, change } = await edit(() => Promise.reject(new Failure({ kind: 'internal' })));
  await page.getByLabelText('Title').fill('Mine');
  change({ description: 'Theirs' });
  await press();
  await expect.element(dialog.getByText('Theirs', { exact: true })).toBeVisible();
  expect(sent).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  change({ description: 'For the list' });
  await press();
  await expect.element(dialog.getByRole('button', { name: 'Save 1 change' })).toBeVisible();
  await expect.element(page.getByLabelText('Title')).toHaveValue('Mine');
  expect(sent).toHaveBeenCalledOnce();
});

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
