import type { BatchState } from '#core/batch/state/batch-state.ts';
import { standingOf } from '#core/batch/state/standing.ts';
import type { BatchCommand } from '#batches/drive/batch-messages.ts';
import type { PendingCommand } from '#batches/drive/batch-view.ts';

type UnconfirmedCommand = {
  readonly batch: { readonly state: BatchState };
  readonly pending?: Pick<PendingCommand, 'command' | 'state'>;
};

/**
 * A command that the driving tab has not executed since it stopped answering; undefined if there is none
 * or the batch reached that state anyway.
 */
export function unconfirmedCommand({
  pending,
  batch: { state: batchState },
}: UnconfirmedCommand): Undone | undefined {
  if (pending?.state !== 'unheard') return undefined;
  const { command } = pending;
  const still = command === 'takeOver' ? undefined : STILL[command.kind];
  return still ? still(batchState, command) : 'other';
}

type Undone = 'pause' | 'stop' | 'other';

const isOver = (batchState: BatchState): boolean =>
  batchState.phase.kind === 'stopped' || standingOf(batchState) === 'ended';

const isGoing = (batchState: BatchState): boolean => batchState.phase.kind === 'going' && !isOver(batchState);

const isOpen = ({ phase }: BatchState, command: PendingCommand['command']): boolean =>
  typeof command === 'object' &&
  command.kind === 'keepOn' &&
  phase.kind === 'paused' &&
  phase.why.kind === 'stopAsked' &&
  phase.why.questions.includes(command.question);

const STILL: Partial<
  Record<
    BatchCommand['kind'],
    (batchState: BatchState, command: PendingCommand['command']) => Undone | undefined
  >
> = {
  pause: (batchState) => (isGoing(batchState) ? 'pause' : undefined),
  stop: (batchState) => (isOver(batchState) ? undefined : 'stop'),
  askStop: (batchState) => (isGoing(batchState) ? 'other' : undefined),
  keepOn: (batchState, command) => (isOpen(batchState, command) ? 'other' : undefined),
};
