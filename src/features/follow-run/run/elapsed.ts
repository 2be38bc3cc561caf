import { isRunOver, type Run } from '#core/run/run.ts';

type Clock = {
  /** When the run was last looked at; milliseconds since the epoch. */
  readonly seenAt: number;
  readonly now: number;
};

/**
 * Seconds that a run has taken so far. While it goes on, the platform's own count goes on from the moment it was seen,
 * so that a wrong clock here does no harm; where the platform does not count yet, from the start. Whether a run goes on whose status
 * is not known is not known either.
 */
export function elapsedSeconds(run: Run, { seenAt, now }: Clock): number | undefined {
  if (isRunOver(run.status) || run.status === 'unknown' || run.startedAt === undefined) return run.duration;
  if (run.duration) return run.duration + Math.max(0, now - seenAt) / 1000;
  return Math.max(0, now - run.startedAt) / 1000;
}
