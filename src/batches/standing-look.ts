import type { Standing, standingInList } from '#core/batch/course/standing.ts';

/** The ground and the ink of a batch's status word. */
export const STANDING_LOOK: Record<Standing | ReturnType<typeof standingInList>, string> = {
  running: 'bg-accent-soft text-accent',
  held: 'bg-warn-soft text-warn',
  paused: 'bg-warn-soft text-warn',
  alone: 'bg-warn-soft text-warn',
  tried: 'bg-warn-soft text-warn',
  stopping: 'bg-warn-soft text-warn',
  stopped: 'bg-sunken text-muted',
  ended: 'bg-sunken text-ink',
};
