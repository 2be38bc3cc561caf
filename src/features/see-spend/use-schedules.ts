import { useQuery } from '@tanstack/react-query';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { schedulesQuery } from '#api/queries/task-queries.ts';
import type { SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { usePlannedTasks } from '#starts/cost/task-costs.ts';

const NONE: readonly SavedTask[] = [];
const NO_TITLES: ReadonlyMap<TaskSlug, string> = new Map();

export type PlannedSchedules = {
  readonly tasks: ReturnType<typeof usePlannedTasks>;
  readonly titles: ReadonlyMap<TaskSlug, string>;
  /** State of the schedules and their costs. `part`: not all tasks could be read; `none`: none could be. */
  readonly read: 'reading' | 'whole' | 'part' | 'none';
};

export function usePlannedSchedules(): PlannedSchedules {
  const { data, isError } = useQuery({ ...schedulesQuery(useApi()), enabled: useHasKey(), retry: false });
  const tasks = usePlannedTasks(data?.scheduled ?? NONE);
  const known = { tasks, titles: data?.titles ?? NO_TITLES };
  if (isError) return { ...known, read: 'none' };
  if (data === undefined || tasks.some(({ cost }) => cost === 'reading'))
    return { ...known, read: 'reading' };
  return { ...known, read: data.isWhole ? 'whole' : 'part' };
}
