import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { type Month, monthsAfter, periodOf } from '#core/run/month.ts';
import type { Run } from '#core/run/run.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { type PlannedTask, scheduledRuns } from '#core/spend/scheduled-runs.ts';
import { type BatchOfRun, runsOfBatches } from '#batches/runs-of-batches.ts';
import { runHistory } from '#starts/history/run-history.ts';
import { sentStarts } from '#starts/history/sent-starts.ts';

/** What a run was started by; `isSure` where this browser started it, and not only by its Worker and time. */
export type RunOrigin =
  | { readonly kind: 'batch'; readonly id: string; readonly name: string }
  | { readonly kind: 'task'; readonly id: string; readonly name: string; readonly isSure: boolean };

/** The task that a run was started of from this browser, by the ID of the run. */
async function runsOfTasks(): Promise<ReadonlyMap<string, string>> {
  const [sent, answers] = [await sentStarts.all(), await runHistory.answers()];
  const tasks = new Map(sent.flatMap(({ id, task }) => (task === undefined ? [] : [[id, task] as const])));
  return new Map(
    [...answers].flatMap(([run, intent]) => {
      const task = tasks.get(intent);
      return task === undefined ? [] : [[run, task] as const];
    }),
  );
}

const NONE = { batches: new Map<string, BatchOfRun>(), tasks: new Map<string, string>() };

/**
 * What is known of where the runs of a month came from, by the ID of the run.
 * @param tasks whose schedules are on
 */
export function useRunOrigins(
  runs: readonly Run[],
  tasks: readonly (PlannedTask & { readonly task: Pick<SavedTask, 'slug' | 'title'> })[],
  month: Month,
): ReadonlyMap<string, RunOrigin> {
  const { from } = periodOf(month);
  const before = periodOf(monthsAfter(month, 1)).from;
  const { data } = useQuery({
    queryKey: ['run origins', from, before],
    queryFn: async () => ({ batches: await runsOfBatches({ from, before }), tasks: await runsOfTasks() }),
    structuralSharing: false,
    retry: false,
  });
  return useMemo(() => {
    const { batches, tasks: started } = data ?? NONE;
    const titles = new Map<string, string>(tasks.map(({ task: { slug, title } }) => [slug, title]));
    const planned = scheduledRuns(runs, tasks, { after: from - 1, until: before - 1 });
    const origins = new Map<string, RunOrigin>();
    for (const { slug } of runs) {
      const batch = batches.get(slug);
      const task = started.get(slug);
      const scheduled = planned.get(slug)?.task;
      if (batch) origins.set(slug, { kind: 'batch', ...batch });
      else if (task !== undefined)
        origins.set(slug, { kind: 'task', id: task, name: titles.get(task) ?? task, isSure: true });
      else if (scheduled)
        origins.set(slug, { kind: 'task', id: scheduled.slug, name: scheduled.title, isSure: false });
    }
    return origins;
  }, [data, runs, tasks, from, before]);
}
