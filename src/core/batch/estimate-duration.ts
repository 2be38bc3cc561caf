import type { Run } from '#core/run/run.ts';

/** Runs without which nothing is said of how long others take, and the latest of them that count. */
const LEAST_SEEN = 3;
const MOST_SEEN = 30;

/**
 * Seconds that one run of a Worker takes, as its latest ones did.
 * @param seen the newest first
 */
export function usualSeconds(seen: readonly Run[]): number | undefined {
  const seconds = seen
    .filter(({ status }) => status === 'succeeded')
    .flatMap(({ duration = 0 }) => (duration > 0 ? [duration] : []))
    .slice(0, MOST_SEEN)
    .sort((one, other) => one - other);
  return seconds.length < LEAST_SEEN ? undefined : seconds[Math.floor(seconds.length / 2)];
}

/** The most of these runs that were under way at the same time: so many the plan surely allows. */
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
