import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { type Month, monthsAfter, periodOf } from '#core/run/month.ts';
import type { Run } from '#core/run/run.ts';
import { sumsBy } from '#core/spend/month-spend.ts';
import { scheduledRuns } from '#core/spend/scheduled-runs.ts';
import type { StartedRuns } from '#core/spend/task-runs.ts';
import { type BatchOfRun, runsOfBatches } from '#batches/keep/runs-of-batches.ts';
import { startedRuns } from '#starts/history/started-runs.ts';

import type { PlannedSchedules } from './use-schedules.ts';

/** What started a run; `isSure` if this browser started it, instead of a match by Worker and time. */
export type RunOrigin =
  | { readonly kind: 'batch'; readonly id: string; readonly name: string }
  | { readonly kind: 'task'; readonly id: string; readonly name: string; readonly isSure: boolean };

const NO_RUNS: StartedRuns = new Map();
const NONE = { batches: new Map<string, BatchOfRun>(), tasks: NO_RUNS };

/**
 * Known origins of a month's runs, by run ID.
 * @param schedules tasks whose schedules are on, and the titles of all tasks
 */
export function useRunOrigins(
  runs: readonly Run[],
  { tasks, titles }: Pick<PlannedSchedules, 'tasks' | 'titles'>,
  month: Month,
): ReadonlyMap<string, RunOrigin> {
  const { from } = periodOf(month);
  const before = periodOf(monthsAfter(month, 1)).from;
  const { data } = useQuery({
    queryKey: ['run origins', from, before],
    queryFn: async () => ({ batches: await runsOfBatches({ from, before }), tasks: await startedRuns() }),
    structuralSharing: false,
    retry: false,
  });
  return useMemo(() => {
    const { batches, tasks: started } = data ?? NONE;
    // What this browser has started was started by no schedule.
    const others = runs.filter(({ slug }) => !started.has(slug) && !batches.has(slug));
    const planned = scheduledRuns(others, tasks, { after: from - 1, until: before - 1 });
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
  }, [data, runs, tasks, titles, from, before]);
}

export function sumsOfOrigins(runs: readonly Run[], origins: ReadonlyMap<string, RunOrigin>) {
  const keyOf = ({ kind, id }: RunOrigin) => `${kind} ${id}`;
  const known = new Map([...origins.values()].map((origin) => [keyOf(origin), origin]));
  const { of, rest } = sumsBy(runs, ({ slug }) => {
    const origin = origins.get(slug);
    return origin && keyOf(origin);
  });
  return {
    of: of.flatMap(([key, sum]) => {
      const origin = known.get(key);
      return origin ? [{ key, origin, sum }] : [];
    }),
    rest,
    isUnsure: [...origins.values()].some((origin) => origin.kind === 'task' && !origin.isSure),
  };
}
