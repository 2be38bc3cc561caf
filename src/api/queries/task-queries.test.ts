import { expect, it } from 'vitest';

import { aSavedTask } from '#core/saved-tasks/a-saved-task.ts';
import type { TaskPage, TaskSlug } from '#core/saved-tasks/saved-task.ts';

import type { Api } from '../operations.ts';
import { allTasks } from './task-queries.ts';

const page = (slugs: string, total?: number): TaskPage => ({
  tasks: Array.from(slugs, (slug) => aSavedTask({ slug: slug as TaskSlug })),
  unread: [],
  ...(total !== undefined && { total }),
});

const read = async (...pages: readonly TaskPage[]) => {
  const tasks = ({ page: at }: { readonly page: number }) => Promise.resolve(pages[at - 1] ?? page(''));
  const all = await allTasks({ v2: { tasks } } as unknown as Api, {}); // what it asks
  return [all.tasks.map(({ slug }) => slug).join(''), all.isWhole];
};

it.each<[string, readonly TaskPage[], readonly [string, boolean]]>([
  ['with its count', [page('ab', 3), page('c', 3)], ['abc', true]],
  ['without a count, to the page that holds nothing', [page('ab'), page('c')], ['abc', true]],
  ['that says one page over and over', Array.from({ length: 30 }, () => page('ab')), ['ab', false]],
  ['whose second page is the first', [page('ab', 4), page('ab', 4)], ['ab', false]],
  ['that counts more than it has', [page('ab', 3)], ['ab', false]],
  ['without any task', [page('', 0)], ['', true]],
])('reads a list of tasks %s', async (_, pages, expected) => {
  expect(await read(...pages)).toEqual(expected);
});
