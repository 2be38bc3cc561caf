import { useApi } from '#api/api-context.tsx';
import { useRunList } from '#api/run-list/use-run-list.ts';
import { monthOf, monthsAfter } from '#core/run/month.ts';
import { isDataDeleted, stateOf } from '#core/run/run-state.ts';
import { isRunOver, type Run } from '#core/run/run.ts';
import { useSavedRuns } from '#results/saved/use-saved-runs.ts';

/**
 * The runs of a Worker whose rows may still exist on the platform or in this browser, newest first.
 * @param isWatched polls for new runs
 */
export function useLikeRuns(
  worker: string,
  isWatched = false,
): {
  readonly runs: readonly Run[];
  readonly isRead: boolean;
} {
  const { now } = useApi().serverTime();
  const savedRuns = useSavedRuns();
  const from = monthsAfter(monthOf(now), -1);
  const { runs, isRead } = useRunList({ worker, from }, isWatched && 'always');
  const there = runs.filter(
    (run) =>
      run.workerSlug === worker &&
      mayHaveRows(run) &&
      (!isDataDeleted(run, now) || savedRuns?.has(run.slug) === true),
  );
  return { runs: there, isRead: isRead && savedRuns !== undefined };
}

/** Whether a run may have rows; a failed run without a count most likely has none. */
export const mayHaveRows = (run: Run): boolean =>
  run.results === undefined ? stateOf(run) !== 'failed' : run.results > 0;

export function runsBefore({ slug, startedAt = Infinity }: Run, runs: readonly Run[]): readonly Run[] {
  return runs
    .filter((run) => run.slug !== slug && isRunOver(run.status) && (run.startedAt ?? Infinity) < startedAt)
    .toSorted((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
}

export function runsAfter({ startedAt = Infinity }: Run, runs: readonly Run[]): readonly Run[] {
  return runs
    .filter((run) => isRunOver(run.status) && (run.startedAt ?? 0) > startedAt)
    .toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0));
}
