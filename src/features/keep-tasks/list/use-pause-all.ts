import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { TASK_QUERIES } from '#api/queries/task-queries.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';

import { switchSchedule, type Written } from '../write/write-task.ts';

type UnpausedTask = { readonly task: SavedTask; readonly why: Exclude<Written, { kind: 'done' }> };

/** Switches many schedules off one by one, and on again only those that it surely switched off. */
export function usePauseAll() {
  const api = useApi();
  const client = useQueryClient();
  const [paused, setPaused] = useState<readonly SavedTask[]>([]);
  const [left, setLeft] = useState<readonly UnpausedTask[]>([]);
  const [unread, setUnread] = useState<readonly SavedTask[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  /** @returns the switched tasks in their current state */
  const setAll = async (tasks: readonly SavedTask[], on: boolean) => {
    setIsBusy(true);
    const done: SavedTask[] = [];
    const not: UnpausedTask[] = [];
    const offAnyway: SavedTask[] = [];
    for (const task of tasks) {
      const written = await switchSchedule(api, task, on);
      if (written.kind === 'done') {
        if (written.by === undefined) done.push(written.task);
        else if (written.by === 'unknown') offAnyway.push(task);
      }
      // What is deleted runs no more.
      else if (on || written.kind !== 'gone') not.push({ task, why: written });
    }
    setLeft(not);
    setUnread(offAnyway);
    await client.invalidateQueries({ queryKey: TASK_QUERIES });
    setIsBusy(false);
    return done;
  };
  return {
    paused,
    left,
    /** What the last press switched off without knowing whether it was on. */
    unread,
    isBusy,
    pause: async (tasks: readonly SavedTask[]) => {
      const done = await setAll(tasks, false);
      setPaused((before) => [...before, ...done]);
    },
    undo: async () => {
      const done = new Set((await setAll(paused, true)).map(({ slug }) => slug));
      setPaused(paused.filter(({ slug }) => !done.has(slug)));
    },
  };
}
