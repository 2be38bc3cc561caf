import type { Course } from '#core/batch/course/course.ts';
import { standingOf } from '#core/batch/course/standing.ts';
import type { BatchWish } from '#batches/drive/batch-messages.ts';
import type { AskedWish } from '#batches/drive/batch-view.ts';

type Asking = {
  readonly batch: { readonly course: Course };
  readonly asked?: Pick<AskedWish, 'what' | 'unheard'>;
};

/**
 * What was asked of the tab that drives, and has not been done since that does not answer; undefined where nothing was, and where the
 * batch has come to stand so all the same.
 */
export function undone({ asked, batch: { course } }: Asking): Undone | undefined {
  if (asked?.unheard !== true) return undefined;
  const still = asked.what === 'takeOver' ? undefined : STILL[asked.what.kind];
  return still ? still(course, asked.what) : 'other';
}

type Undone = 'pause' | 'stop' | 'other';

const isOver = (course: Course): boolean => course.phase.kind === 'stopped' || standingOf(course) === 'ended';

const isGoing = (course: Course): boolean => course.phase.kind === 'going' && !isOver(course);

const isOpen = ({ phase }: Course, what: AskedWish['what']): boolean =>
  typeof what === 'object' &&
  what.kind === 'keepOn' &&
  phase.kind === 'paused' &&
  phase.why.kind === 'stopAsked' &&
  phase.why.questions.includes(what.question);

/** Whether what a person asked for is still not so. */
const STILL: Partial<
  Record<BatchWish['kind'], (course: Course, what: AskedWish['what']) => Undone | undefined>
> = {
  pause: (course) => (isGoing(course) ? 'pause' : undefined),
  stop: (course) => (isOver(course) ? undefined : 'stop'),
  askStop: (course) => (isGoing(course) ? 'other' : undefined),
  keepOn: (course, what) => (isOpen(course, what) ? 'other' : undefined),
};
