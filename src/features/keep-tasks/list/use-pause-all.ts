import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { TASK_QUERIES } from '#api/task-queries.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';

type Failed = { readonly task: SavedTask; readonly failure: unknown };

/** Switches many schedules off, one after the other, and those on again that it switched off. */
export function usePauseAll() {
  const api = useApi();
  const client = useQueryClient();
  const [paused, setPaused] = useState<readonly SavedTask[]>([]);
  const [failed, setFailed] = useState<readonly Failed[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  /** @returns those that were switched */
  const setAll = async (tasks: readonly SavedTask[], isScheduled: boolean) => {
    setIsBusy(true);
    const done: SavedTask[] = [];
    const not: Failed[] = [];
    for (const task of tasks) {
      try {
        await api.v2.changeTask(task.slug, { isScheduled });
        done.push(task);
      } catch (failure) {
        // It may have arrived all the same: the list is read anew.
        not.push({ task, failure });
      }
    }
    setFailed(not);
    await client.invalidateQueries({ queryKey: TASK_QUERIES });
    setIsBusy(false);
    return done;
  };
  return {
    /** What was switched off last, and not on again. */
    paused,
    /** What the last press did not switch. */
    failed,
    isBusy,
    pause: async (tasks: readonly SavedTask[]) => {
      const done = await setAll(tasks, false);
      setPaused((before) => [...before, ...done]);
    },
    undo: async () => {
      const done = new Set(await setAll(paused, true));
      setPaused(paused.filter((task) => !done.has(task)));
    },
  };
}
