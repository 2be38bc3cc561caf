import { useApi } from '#api/api-context.tsx';
import { useRunList } from '#api/run-list/use-run-list.ts';
import { monthOf, monthsAfter } from '#core/run/month.ts';
import { keptUntil } from '#core/run/run-state.ts';
import { isRunOver, type Run } from '#core/run/run.ts';

/** The runs of a Worker whose rows the platform may still have, the newest first. */
export function useLikeRuns(worker: string): {
  readonly runs: readonly Run[];
  readonly isRead: boolean;
} {
  const { now } = useApi().serverTime();
  const from = monthsAfter(monthOf(now), -1);
  const { runs, isRead } = useRunList({ worker, from });
  const kept = runs.filter(
    (run) => run.workerSlug === worker && run.results > 0 && (keptUntil(run) ?? Infinity) > now,
  );
  return { runs: kept, isRead };
}

/** The latest run that was over before this one began. */
export function runBefore({ slug, startedAt = Infinity }: Run, runs: readonly Run[]): Run | undefined {
  return runs
    .filter((run) => run.slug !== slug && isRunOver(run.status) && (run.startedAt ?? Infinity) < startedAt)
    .toSorted((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))[0];
}
