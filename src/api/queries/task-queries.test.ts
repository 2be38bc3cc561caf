import { expect, it } from 'vitest';

import { aSavedTask } from '#test/a-saved-task.ts';

import type { Api } from '../operations.ts';
import { allTasks } from './task-queries.ts';

it('does not take the tasks for all there are where one of them cannot be read', async () => {
  const reading = async (unread: readonly string[]) => {
    const tasks = () => Promise.resolve({ tasks: [aSavedTask()], unread, total: 1 + unread.length });
    return (await allTasks({ v2: { tasks } } as unknown as Api, {})).isWhole; // what it asks
  };
  expect([await reading([]), await reading(['no slug'])]).toEqual([true, false]);
});
