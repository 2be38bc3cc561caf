import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import type { Api } from '#api/operations.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import { type SavedTask, toNewTask } from '#core/saved-tasks/saved-task.ts';
import { loadWords } from '#messages/i18n.ts';

import { removeOwnCap, setOwnCap } from '#starts/cost/own-cap.ts';
import { renderConsole } from '#test/console.tsx';

import { AgendaCard } from './agenda-card.tsx';
import { TasksList } from './tasks-list.tsx';

/** One that is on by a schedule that the console does not know. */
const task = aSavedTask({
  title: 'Hourly',
  isScheduled: true,
  input: { system: { max_total_charge: 2 }, custom: {} },
});

beforeAll(() => loadWords('tasks'));

/** The list and the agenda over a platform that lists these. */
async function showList(tasks: readonly SavedTask[]) {
  const changeTask = vi.fn<Api['v2']['changeTask']>(() => Promise.resolve());
  const v2 = {
    changeTask,
    task: () => Promise.resolve(task),
    tasks: () => Promise.resolve({ tasks, unread: [], total: tasks.length }),
  };
  await renderConsole(
    <>
      <AgendaCard onNeedKey={() => undefined} />
      <TasksList onNeedKey={() => undefined} />
    </>,
    { api: { v2 }, config: { version: 'v2' } },
  );
  return { changeTask };
}

it('that runs at times nobody here can tell is on, is named, and is paused with all others', async () => {
  const { changeTask } = await showList([task]);
  await expect.element(page.getByRole('switch', { name: 'Run “Hourly” by its schedule' })).toBeChecked();
  await expect.element(page.getByText('On, at unknown times').first()).toBeInTheDocument();
  await expect.element(page.getByText(/This task runs at unknown times\. It is not counted/)).toBeVisible();
  expect(page.getByText('None', { exact: true }).elements()).toEqual([]);
  await page.getByRole('button', { name: 'Pause all' }).click();
  await expect.poll(() => changeTask).toHaveBeenCalledWith(task.slug, { isScheduled: false });
});

it('that is known to run daily says so, and that its hour is unknown, in the list and beside the agenda', async () => {
  await showList([{ ...task, scheduleKind: 'daily' }]);
  const agenda = page.getByRole('region', { name: 'Next 7 days' });
  await expect.element(agenda.getByText('· Every day, hour unknown')).toBeVisible();
  const row = page.getByRole('row', { name: /Hourly/ });
  await expect.element(row.getByText('Every day, hour unknown').first()).toBeVisible();
});

it('that may cost more than the person ever wants to spend on a run is not switched on unasked, and is named where it is on', async () => {
  const worker = 'coreclaw/amazon' as WorkerSlug;
  setOwnCap(worker, 1);
  const schedule = { kind: 'daily', time: '09:00' } as const;
  const of = { worker, schedule, input: task.input };
  const on = aSavedTask({ ...of, slug: 'on' as SavedTask['slug'], title: 'On already', isScheduled: true });
  const { changeTask } = await showList([aSavedTask({ ...of, title: 'Dear' }), on]);
  await page.getByRole('switch', { name: 'Run “Dear” by its schedule' }).click();
  await expect
    .element(page.getByText(/“Dear” was not switched on: .* more than your limit of \$1\.00/))
    .toBeVisible();
  expect(changeTask).not.toHaveBeenCalled();
  await expect.element(page.getByText(/A run of this task may cost more than your limit/)).toBeVisible();
  await expect.element(page.getByText(/^These days: \d runs · at most \$1\d\.00$/)).toBeVisible();
  removeOwnCap(worker);
});

it('whose input the platform does not tell is said to have an unknown limit, not none, and is not switched on', async () => {
  const schedule = { kind: 'daily', time: '09:00' } as const;
  const of = { schedule, input: { custom: {}, unreadable: true } as const };
  const on = aSavedTask({ ...of, slug: 'on' as SavedTask['slug'], title: 'On already', isScheduled: true });
  const { changeTask } = await showList([aSavedTask({ ...of, title: 'Unread' }), on]);
  await expect.element(page.getByText(/^These days: \d runs · maximum charge unknown$/)).toBeVisible();
  expect(page.getByText(/no limit|Nothing limits/i).elements()).toEqual([]);
  await page.getByRole('switch', { name: 'Run “Unread” by its schedule' }).click();
  await expect
    .element(
      page.getByText(/does not tell the maximum charge of “Unread”: switch its schedule on at the platform/),
    )
    .toBeVisible();
  expect(changeTask).not.toHaveBeenCalled();
});

it('that the platform lists twice is one task', async () => {
  await showList([task, { ...task, title: 'Every hour' }]);
  await expect.element(page.getByText('1 of 2 tasks')).toBeVisible();
  expect(page.getByRole('switch').elements()).toHaveLength(1);
});

it('is chosen by its Worker, which is listed by its title', async () => {
  const of = (worker: string, workerTitle: string) =>
    aSavedTask({ slug: workerTitle as SavedTask['slug'], worker: worker as WorkerSlug, workerTitle });
  await showList([of('apify/zillow', 'Zillow'), of('coreclaw/amazon', 'Amazon')]);
  await expect.element(page.getByRole('option').nth(1)).toHaveTextContent('Amazon · coreclaw/amazon');
  await expect.element(page.getByRole('option').nth(2)).toHaveTextContent('Zillow · apify/zillow');
});

it('cannot be made anew, for its schedule would be lost', () => {
  expect(toNewTask(task)).toBeUndefined();
  expect(toNewTask({ ...task, isScheduled: false })).toMatchObject({ isScheduled: false });
});
