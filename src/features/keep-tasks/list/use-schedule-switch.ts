import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { useBalance } from '#api/queries/use-balance.ts';
import { TASK_QUERIES } from '#api/queries/task-queries.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { nextTimes } from '#core/saved-tasks/schedule.ts';
import { capOf } from '#core/saved-tasks/task-changes.ts';

import { ownCapUnder } from '../schedule/own-cap-under.ts';
import { switchSchedule } from '../write/write-task.ts';

type News =
  /** `undoable`: this switch surely made the change. */
  | { readonly kind: 'done'; readonly task: SavedTask; readonly on: boolean; readonly undoable: boolean }
  /**
   * `uncapped`: nothing limits the cost of a run. `unread`: the platform does not say what limits it.
   * `overBalance`: it may cost more than the balance, which is no limit either. `overOwnCap`: it may
   * cost more than the user wants to spend on one run. `past`: it would never run. `changed`, `gone`:
   * somebody else changed or deleted it after it was listed.
   */
  | {
      readonly kind: 'refused';
      readonly task: SavedTask;
      readonly why: 'uncapped' | 'unread' | 'overBalance' | 'overOwnCap' | 'past' | 'changed' | 'gone';
    }
  | { readonly kind: 'failed'; readonly task: SavedTask; readonly failure: unknown };

export function useScheduleSwitch() {
  const api = useApi();
  const client = useQueryClient();
  const balance = useBalance();
  const [busy, setBusy] = useState<string>();
  const [news, setNews] = useState<News>();
  const set = async (task: SavedTask, on: boolean) => {
    setBusy(task.slug);
    const written = await switchSchedule(api, task, on);
    if (written.kind === 'done')
      setNews({ kind: 'done', task: written.task, on, undoable: written.by === undefined });
    else if (written.kind === 'failed') setNews({ kind: 'failed', task, failure: written.failure });
    else setNews({ kind: 'refused', task, why: written.kind });
    await client.invalidateQueries({ queryKey: TASK_QUERIES });
    setBusy(undefined);
  };
  const refusal = (task: SavedTask) => {
    if (task.input.unreadable) return 'unread';
    if (capOf(task.input) === 0) return 'uncapped';
    if (ownCapUnder(task) !== undefined) return 'overOwnCap';
    if (capOf(task.input) > (balance ?? Infinity)) return 'overBalance';
    const isOver = task.schedule && nextTimes(task.schedule, api.serverTime().now, 1).length === 0;
    return isOver === true ? 'past' : undefined;
  };
  return {
    busy,
    news,
    flip: (task: SavedTask) => {
      const why = task.isScheduled ? undefined : refusal(task);
      if (why === undefined) void set(task, !task.isScheduled);
      else setNews({ kind: 'refused', task, why });
    },
    undo: () => {
      if (news?.kind === 'done' && news.undoable) void set(news.task, !news.on);
    },
  };
}

export type ScheduleSwitch = ReturnType<typeof useScheduleSwitch>;
