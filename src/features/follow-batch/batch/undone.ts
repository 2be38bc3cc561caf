import type { Course } from '#core/batch/course/course.ts';
import { standingOf } from '#core/batch/course/standing.ts';
import type { BatchCommand } from '#batches/drive/batch-messages.ts';
import type { PendingCommand } from '#batches/drive/batch-view.ts';

type UnconfirmedCommand = {
  readonly batch: { readonly course: Course };
  readonly pending?: Pick<PendingCommand, 'command' | 'state'>;
};

/**
 * A command that the driving tab has not executed since it stopped answering; undefined if there is none
 * or the batch reached that state anyway.
 */
export function undone({ pending, batch: { course } }: UnconfirmedCommand): Undone | undefined {
  if (pending?.state !== 'unheard') return undefined;
  const { command } = pending;
  const still = command === 'takeOver' ? undefined : STILL[command.kind];
  return still ? still(course, command) : 'other';
}

type Undone = 'pause' | 'stop' | 'other';

const isOver = (course: Course): boolean => course.phase.kind === 'stopped' || standingOf(course) === 'ended';

const isGoing = (course: Course): boolean => course.phase.kind === 'going' && !isOver(course);

const isOpen = ({ phase }: Course, command: PendingCommand['command']): boolean =>
  typeof command === 'object' &&
  command.kind === 'keepOn' &&
  phase.kind === 'paused' &&
  phase.why.kind === 'stopAsked' &&
  phase.why.questions.includes(command.question);

const STILL: Partial<
  Record<BatchCommand['kind'], (course: Course, command: PendingCommand['command']) => Undone | undefined>
> = {
  pause: (course) => (isGoing(course) ? 'pause' : undefined),
  stop: (course) => (isOver(course) ? undefined : 'stop'),
  askStop: (course) => (isGoing(course) ? 'other' : undefined),
  keepOn: (course, command) => (isOpen(course, command) ? 'other' : undefined),
};
