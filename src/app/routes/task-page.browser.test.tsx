import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { taskQuery } from '#api/queries/task-queries.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import '#test/load-all-words.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import { renderConsole } from '#test/console.tsx';

import { TaskPage } from './task-page.tsx';

const inPlace = (place: string): Partial<SavedTask> => ({
  input: { system: { memory: 1024, max_total_charge: 2 }, custom: { keywords: ['bakery'], place } },
});

const { updatedAt: _, ...undated } = aSavedTask(inPlace('Lyon'));

const COUNT = /^\d+ changes?$/;

const place = page.getByRole('textbox', { name: 'place' });

async function open(task: SavedTask) {
  const shown = await renderConsole(
    <TaskPage
      slug={task.slug}
      onNeedKey={() => undefined}
      onOpen={() => undefined}
      onDeleted={() => undefined}
      renderRun={() => null}
      renderUnread={() => null}
      renderSnippet={() => null}
    />,
    {
      api: {
        worker: () => Promise.resolve(aDescriptor()),
        walkRuns: () => Promise.resolve({ runs: [] }),
        v2: { task: () => Promise.resolve(task) },
      },
    },
  );
  await expect.element(place).toHaveValue('Lyon');
  return (now: SavedTask) => shown.client.setQueryData(taskQuery(shown.api, task.slug).queryKey, now);
}

it('shows what somebody else made of an input, whether or not the platform says when', async () => {
  const change = await open(undated);
  change({ ...undated, ...inPlace('Nice') });
  await expect.element(place).toHaveValue('Nice');
  await expect.element(page.getByText(COUNT)).not.toBeInTheDocument();
});

it('keeps what was put in, and fills the form no more', async () => {
  const change = await open(undated);
  await place.fill('Oslo');
  await expect.element(page.getByText(COUNT)).toBeVisible();
  change({ ...undated, ...inPlace('Nice') });
  await expect.element(page.getByRole('button', { name: 'Save', exact: true })).toBeEnabled();
  await expect.element(place).toHaveValue('Oslo');
});
