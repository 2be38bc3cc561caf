import type { Run } from '#core/run/run.ts';

/** Minimum number of runs for an estimate, and the number of latest runs used. */
const LEAST_SEEN = 3;
const MOST_SEEN = 30;

/**
 * Seconds that a run of a Worker takes, based on its latest runs.
 * @param seen newest first
 */
export function usualSeconds(seen: readonly Run[]): number | undefined {
  const seconds = seen
    .filter(({ status }) => status === 'succeeded')
    .flatMap(({ duration = 0 }) => (duration > 0 ? [duration] : []))
    .slice(0, MOST_SEEN)
    .sort((one, other) => one - other);
  return seconds.length < LEAST_SEEN ? undefined : seconds[Math.floor(seconds.length / 2)];
}

/** The largest number of these runs active at once: the plan allows at least that. */
export function mostAtOnce(seen: readonly Run[]): number {
  const turns = seen
    .flatMap(({ startedAt, finishedAt }) =>
      startedAt === undefined || finishedAt === undefined || finishedAt <= startedAt
        ? []
        : [
            { at: startedAt, by: 1 },
            { at: finishedAt, by: -1 },
          ],
    )
    // One that ends as another begins has made room for it.
    .sort((one, other) => one.at - other.at || one.by - other.by);
  let [now, most] = [0, 0];
  for (const { by } of turns) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}
