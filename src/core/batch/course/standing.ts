import type { Course } from './course.ts';

/** How a batch stands, for its status word. */
export type Standing = 'running' | 'held' | 'paused' | 'tried' | 'stopping' | 'stopped' | 'ended';

export function standingOf(course: Pick<Course, 'phase' | 'counts' | 'hold'>): Standing {
  const { phase, counts } = course;
  const isOpen = counts.sending + counts.started > 0;
  if (phase.kind === 'stopped') return isOpen ? 'stopping' : 'stopped';
  // What is left of a paused batch may have been left out: there is nothing to go on with.
  if (!isOpen && counts.waiting === 0) return 'ended';
  if (phase.kind === 'paused') {
    const { why } = phase;
    return why.kind === 'asked' && why.first ? 'tried' : 'paused';
  }
  return course.hold?.kind === 'platform' || course.hold?.kind === 'rate' ? 'held' : 'running';
}

/** Rows that are done. Of one that may have started nobody knows: the person has to decide about it. */
export const doneOf = ({ counts }: Pick<Course, 'counts'>): number =>
  counts.succeeded + counts.failed + counts.stopped;

/** How a batch of a list stands: `alone` where it would go on, or its runs be followed, and no tab does. */
export function standingInList({ summary, isDriven }: Listed): Standing | 'alone' {
  const standing = standingOf(summary.head);
  return isDriven || !GOES_ON.has(standing) ? standing : 'alone';
}

type Listed = {
  readonly summary: { readonly head: Parameters<typeof standingOf>[0] };
  readonly isDriven: boolean;
};

const GOES_ON: ReadonlySet<Standing> = new Set(['running', 'held', 'stopping']);
