import { isRunOver, type Run } from '#core/run/run.ts';

type Clock = {
  /** When the run was last read, in milliseconds since the epoch. */
  readonly seenAt: number;
  readonly now: number;
};

/**
 * Seconds that a run has taken. While it goes on, counts on from the platform's duration at the time it
 * was read, so that a wrong local clock does no harm; before the platform counts, from the start.
 * A run of unknown status may be over, so its duration is not counted on.
 */
export function elapsedSeconds(run: Run, { seenAt, now }: Clock): number | undefined {
  if (isRunOver(run.status) || run.status === 'unknown' || run.startedAt === undefined) return run.duration;
  if (run.duration) return run.duration + Math.max(0, now - seenAt) / 1000;
  return Math.max(0, now - run.startedAt) / 1000;
}
