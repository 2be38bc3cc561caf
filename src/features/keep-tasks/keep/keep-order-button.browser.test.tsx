import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import type { Api } from '#api/operations.ts';
import { anOrder } from '#test/an-order.ts';
import { toPlatformSchedule } from '#core/saved-tasks/local-schedule.ts';
import type { TaskPage, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { renderConsole } from '#test/console.tsx';

import { KeepOrderButton } from './keep-order-button.tsx';

const made = 'NEW' as TaskSlug; // as the platform names it
const order = anOrder();
const NONE: TaskPage = { tasks: [], unread: [], total: 0 };

/** The dialog, with a title given; `listed` is when the list of tasks is read. */
async function keep(
  listed: Promise<void> = Promise.resolve(),
  savedOrder = order,
  before = () => Promise.resolve(),
) {
  const createTask = vi.fn<Api['v2']['createTask']>(() => Promise.resolve(made));
  const tasks = vi.fn<Api['v2']['tasks']>(() => listed.then(() => NONE));
  const onSaved = vi.fn<(task: TaskSlug) => void>();
  const { unmount } = await renderConsole(
    <KeepOrderButton order={savedOrder} onSaved={onSaved} onNeedKey={() => undefined} />,
    {
      api: { v2: { tasks, createTask } },
    },
  );
  await userEvent.click(page.getByRole('button', { name: 'Save as task' }));
  await userEvent.fill(page.getByRole('textbox', { name: 'Title' }), 'Weekly');
  await before();
  await userEvent.click(page.getByRole('button', { name: 'Create task' }));
  return { createTask, tasks, onSaved, unmount };
}

it('makes a task of what a run was started with, which does not run by itself', async () => {
  const { createTask, onSaved } = await keep();
  await expect.poll(() => onSaved.mock.lastCall?.[0]).toBe(made);
  expect(createTask.mock.calls.map(([task]) => task)).toMatchObject([
    { worker: order.worker, title: 'Weekly', isScheduled: false, input: { custom: order.custom } },
  ]);
});

it('makes none where the dialog is closed before the request has left', async () => {
  let read: () => void = () => undefined;
  const listed = new Promise<void>((resolve) => (read = resolve));
  const { createTask, tasks, unmount } = await keep(listed);
  await expect.poll(() => tasks.mock.calls.length).toBe(1);
  await userEvent.click(page.getByRole('button', { name: 'Cancel' }));
  await unmount();
  read();
  // Another dialog makes one, by which time the first would have.
  const other = await keep();
  await expect.poll(() => other.createTask.mock.calls.length).toBe(1);
  expect(createTask).not.toHaveBeenCalled();
});

it('leads nobody to a task who has left before its answer came', async () => {
  let answer: () => void = () => undefined;
  const answered = new Promise<TaskSlug>((resolve) => (answer = () => resolve(made)));
  const createTask = vi.fn<Api['v2']['createTask']>(() => answered);
  const onSaved = vi.fn<(task: TaskSlug) => void>();
  const tasks = vi.fn<Api['v2']['tasks']>(() => Promise.resolve(NONE));
  const { client, unmount } = await renderConsole(
    <KeepOrderButton order={order} onSaved={onSaved} onNeedKey={() => undefined} />,
    { api: { v2: { tasks, createTask } } },
  );
  const renew = vi.spyOn(client, 'invalidateQueries');
  await userEvent.click(page.getByRole('button', { name: 'Save as task' }));
  await userEvent.fill(page.getByRole('textbox', { name: 'Title' }), 'Weekly');
  await userEvent.click(page.getByRole('button', { name: 'Create task' }));
  await expect.poll(() => createTask.mock.calls.length).toBe(1);
  await unmount();
  answer();
  await expect.poll(() => renew.mock.calls.length).toBe(1);
  expect(onSaved).not.toHaveBeenCalled();
});

it('says what of an order no task keeps, and nothing where it keeps all', async () => {
  const never = new Promise<void>(() => undefined);
  const callbackUrl = 'https://hooks.example.com/done';
  await keep(never, anOrder({ mode: 'sync', callbackUrl }));
  const callback = page.getByText(`A task keeps no callback URL: its runs do not call ${callbackUrl}.`);
  await expect.element(callback).toBeVisible();
  await expect.element(page.getByText('A task keeps no run mode: its runs are not “Sync”.')).toBeVisible();
});

it('makes one that runs by the schedule that was chosen for it, within a maximum charge', async () => {
  const cap = page.getByRole('textbox', { name: 'Maximum charge of a run, in USD' });
  const { createTask } = await keep(undefined, anOrder({ maxCharge: 0 }), () =>
    userEvent.click(page.getByRole('switch', { name: 'Scheduled' })),
  );
  await expect.element(page.getByText('Set a maximum charge before it runs by itself.')).toBeVisible();
  await expect.element(cap).toHaveFocus();
  expect(createTask).not.toHaveBeenCalled();
  await userEvent.fill(cap, '2');
  await userEvent.click(page.getByRole('button', { name: 'Create task' }));
  await expect.poll(() => createTask.mock.calls.length).toBe(1);
  const schedule = toPlatformSchedule({ kind: 'weekly', weekday: 1, time: '09:00' }, Date.now());
  expect(createTask.mock.calls[0]?.[0]).toMatchObject({
    ...{ title: 'Weekly', isScheduled: true, schedule },
    input: { system: { max_total_charge: 2 } },
  });
});

it('begins with the first texts of the input as its title', async () => {
  await renderConsole(
    <KeepOrderButton order={order} onSaved={() => undefined} onNeedKey={() => undefined} />,
  );
  await userEvent.click(page.getByRole('button', { name: 'Save as task' }));
  await expect.element(page.getByRole('textbox', { name: 'Title' })).toHaveValue('pizza');
});
