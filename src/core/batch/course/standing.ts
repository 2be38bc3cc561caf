import type { Course } from './course.ts';

/** How a batch stands, for its status word. */
export type Standing = 'running' | 'held' | 'paused' | 'tried' | 'stopping' | 'stopped' | 'ended';

type Counted = Pick<Course, 'counts'>;

/** Runs under way, as far as is known: a request may have made one. Each takes a place of the plan. */
export const underWay = ({ counts }: Counted): number => counts.sending + counts.started;

/** Whether a row waits or has a request or a run under way; without one, only what runs cost may be looked for. */
export const isOpen = (course: Counted): boolean => course.counts.waiting + underWay(course) > 0;

/** Whether to ask before its tab is closed: rows wait to be sent, or the answer to a request would be lost, with a run that it may have made. */
export const asksBeforeLeaving = ({ phase, counts }: Pick<Course, 'phase' | 'counts'>): boolean =>
  counts.sending > 0 || (phase.kind === 'going' && counts.waiting > 0);

/** `held` waits for the platform and goes on by itself; `tried` has sent its first rows, and asks whether to send the others. */
export function standingOf(course: Pick<Course, 'phase' | 'counts' | 'hold'>): Standing {
  const { phase } = course;
  const hasRuns = underWay(course) > 0;
  if (phase.kind === 'stopped') return hasRuns ? 'stopping' : 'stopped';
  // What is left of a paused batch may have been left out: there is nothing to go on with.
  if (!isOpen(course)) return 'ended';
  if (phase.kind === 'paused') {
    const { why } = phase;
    return why.kind === 'asked' && why.first ? 'tried' : 'paused';
  }
  return course.hold?.kind === 'platform' || course.hold?.kind === 'rate' ? 'held' : 'running';
}

/** Whether nothing of it is sent or followed any more, because all is done or because it was stopped. */
export const isBatchOver = (course: Parameters<typeof standingOf>[0]): boolean =>
  ['ended', 'stopped'].includes(standingOf(course));

/** Rows that are done. Of one that may have started nobody knows: the person has to decide about it. */
export const doneOf = ({ counts }: Counted): number => counts.succeeded + counts.failed + counts.stopped;

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
