import type { BatchState } from './batch-state.ts';

export type Standing = 'running' | 'held' | 'paused' | 'tried' | 'stopping' | 'stopped' | 'ended';

type CountedRows = Pick<BatchState, 'counts'>;

/** Active runs as far as known; a pending request may have created one. Each uses a place of the plan. */
export const underWay = ({ counts }: CountedRows): number => counts.sending + counts.started;

export const isOpen = (batchState: CountedRows): boolean =>
  batchState.counts.waiting + underWay(batchState) > 0;

/**
 * Whether to confirm closing the tab: rows wait, or the answer to a request, and the run it created, would
 * be lost.
 */
export const asksBeforeLeaving = ({ phase, counts }: Pick<BatchState, 'phase' | 'counts'>): boolean =>
  counts.sending > 0 || (phase.kind === 'going' && counts.waiting > 0);

/**
 * `held` waits for the platform and resumes by itself; `tried` has sent its first rows and asks about the
 * rest.
 */
export function standingOf(batchState: Pick<BatchState, 'phase' | 'counts' | 'hold'>): Standing {
  const { phase } = batchState;
  const hasRuns = underWay(batchState) > 0;
  if (phase.kind === 'stopped') return hasRuns ? 'stopping' : 'stopped';
  // What is left of a paused batch may have been left out: there is nothing to go on with.
  if (!isOpen(batchState)) return 'ended';
  if (phase.kind === 'paused') {
    const { why } = phase;
    return why.kind === 'asked' && why.first ? 'tried' : 'paused';
  }
  return batchState.hold?.kind === 'platform' || batchState.hold?.kind === 'rate' ? 'held' : 'running';
}

export const isBatchOver = (batchState: Parameters<typeof standingOf>[0]): boolean =>
  ['ended', 'stopped'].includes(standingOf(batchState));

export const doneOf = ({ counts }: CountedRows): number => counts.succeeded + counts.failed + counts.stopped;

/** The status in a list; `alone` if it should continue or be followed but no tab drives it. */
export function statusInList({ summary, isDriven }: BatchInList): Standing | 'alone' {
  const standing = standingOf(summary.head);
  return isDriven || !GOES_ON.has(standing) ? standing : 'alone';
}

type BatchInList = {
  readonly summary: { readonly head: Parameters<typeof standingOf>[0] };
  readonly isDriven: boolean;
};

const GOES_ON: ReadonlySet<Standing> = new Set(['running', 'held', 'stopping']);
