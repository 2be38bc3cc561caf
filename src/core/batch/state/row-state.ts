import { addDecimals, type Decimal, readDecimal, ZERO } from '#core/decimal.ts';
import type { FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { isDataDeleted, isStateOver, type RunState } from '#core/run/run-state.ts';

import type { BatchId, Correction } from '../batch.ts';

/** `lost`: the answer to its start was lost, and it is unknown whether a run exists. */
export type RowStatus =
  | 'waiting'
  | 'sending'
  | 'started'
  | 'succeeded'
  | 'failed'
  | 'stopped'
  | 'lost'
  | 'left-out';

export type Attempt = {
  readonly id: string;
  /** Milliseconds since the epoch, by this computer's clock. */
  readonly at: number;
  readonly since?: { readonly time: number; readonly by: 'date' | 'runs' };
  readonly keyMark?: string;
};

export type RowRun = {
  readonly slug: RunSlug;
  readonly state?: RunState;
  readonly results?: number;
  /** USD. */
  readonly usage: number;
  /** Milliseconds since the epoch. */
  readonly startedAt?: number;
  readonly finishedAt?: number;
  /** Seconds. */
  readonly duration?: number;
  readonly message: string;
  readonly abortingSince?: number;
  /** It is over with unknown cost: `usage` is the last reported value. */
  readonly untold?: true;
  /** Its row is done, but the list is still read for it: its cost is pending, or it may still run. */
  readonly open?: true;
  /** Since when the platform does not know the run; cleared if it reappears. */
  readonly missingSince?: number;
  /** It was missing so long that its row counts as done; its outcome is unknown. */
  readonly gone?: true;
};

/**
 * The kept part of an earlier attempt's run. `other`: it ran the row before a correction; `deleted`: the
 * platform has deleted its results.
 */
export type EarlierRun = Pick<
  RowRun,
  'slug' | 'usage' | 'untold' | 'open' | 'results' | 'state' | 'startedAt' | 'finishedAt'
> & {
  readonly other?: true;
  readonly deleted?: true;
};

export type RowState = {
  readonly state: RowStatus;
  readonly attempt?: Attempt;
  readonly run?: RowRun;
  readonly why?: FailureFacts;
  readonly left?: true;
  readonly abort?: 'asked' | FailureFacts;
  readonly abortAt?: number;
  readonly toEnd?: true;
  /** The person has not accepted the cost yet: the row is not sent before. */
  readonly unasked?: true;
  readonly earlier?: readonly EarlierRun[];
  readonly corrected?: Correction;
  /** Also started in another batch; sending it here is charged in addition. */
  readonly elsewhere?: Elsewhere;
};

export type Elsewhere = { readonly batch: BatchId; readonly name: string; readonly before?: true };

export const hasRun = ({ run, earlier }: RowState): boolean => run !== undefined || earlier !== undefined;

export const isRowSettled = (state: RowStatus): boolean =>
  state !== 'waiting' && state !== 'sending' && state !== 'started';

/** Whether it may have a run with unknown outcome: sending it again may be charged twice. */
export const isUndecided = ({ state }: RowState): boolean =>
  state === 'sending' || state === 'started' || state === 'lost';

export const followedRuns = ({ state, run, earlier = [] }: RowState): readonly EarlierRun[] => {
  const open = earlier.filter((one) => one.open);
  return run && (state === 'started' || run.open) ? [...open, run] : open;
};

export const isActive = (row: RowState): boolean => row.state === 'sending' || followedRuns(row).length > 0;

/** Whether the cost of a run whose row is done is still to come. */
export const isPending = ({ open, state }: EarlierRun): boolean =>
  open === true && state !== undefined && (isStateOver(state) || state === 'aborting');

export const LEFT_OUT: RowState = { state: 'left-out', unasked: true };

export const lasting = ({
  earlier,
  corrected,
  elsewhere,
}: RowState): Pick<RowState, 'earlier' | 'corrected' | 'elsewhere'> => ({
  ...(earlier && { earlier }),
  ...(corrected && { corrected }),
  ...(elsewhere && { elsewhere }),
});

/** USD used by the runs of a row. */
export const costOf = (row: RowState): Decimal =>
  runsOf(row).reduce((sum, { usage }) => addDecimals(sum, readDecimal(String(usage)) ?? ZERO), ZERO);

/** Finished runs of a row with unknown cost, for now or for good. */
export const unknownCostsOf = (row: RowState): number => runsOf(row).filter(({ untold }) => untold).length;

export const isRowGone = ({ run }: RowState): boolean => run?.gone === true;

/** Whether its abort took so long that the row counts as done, without a seen end: it may still run. */
export const isEnding = ({ state, run }: RowState): boolean =>
  state === 'stopped' && run?.state === 'aborting';

/** Whether a limit (time, charge or traffic) ended its run. */
export const isLimited = ({ state, run }: RowState): boolean =>
  state === 'stopped' && run?.state === 'limited';

export const isToMend = (row: RowState): boolean => row.state === 'failed' || isLimited(row);

export const isLeftToMend = (row: RowState): boolean =>
  isToMend(row) && (row.elsewhere === undefined || row.elsewhere.before === true);

/**
 * The run whose results represent a row: of the runs for its current input whose results still exist, the
 * one with the most; on a tie the last, also one that is over without a count.
 */
export function resultRun({ run, earlier = [] }: RowState): EarlierRun | undefined {
  const own = earlier.filter(({ other, deleted }) => !other && !deleted);
  return (run ? [...own, run] : own).reduce<EarlierRun | undefined>(
    (most, one) => (most && !isUncounted(one) && (most.results ?? 0) > (one.results ?? 0) ? most : one),
    undefined,
  );
}

const isUncounted = ({ state, results }: EarlierRun) => state === 'succeeded' && results === undefined;

export function availableResults(row: RowState, now: number): number {
  const run = resultRun(row);
  return run && !isDataDeleted(run, now) ? (run.results ?? 0) : 0;
}

/**
 * Marks earlier runs that are deleted by now; corrects marks set too early by a fast clock. Returns the
 * same object if nothing changes.
 */
export const withDeleted = (earlier: readonly EarlierRun[], now: number): readonly EarlierRun[] =>
  earlier.some((run) => (run.deleted ?? false) !== isDataDeleted(run, now))
    ? earlier.map(({ deleted: _, ...run }) => (isDataDeleted(run, now) ? { ...run, deleted: true } : run))
    : earlier;

export const resultsOf = (row: RowState): number => resultRun(row)?.results ?? 0;

export const isResultKnown = (row: RowState): boolean => resultRun(row)?.results !== undefined;

export const isResultUnknown = (row: RowState): boolean => {
  const run = resultRun(row);
  return (
    isRowSettled(row.state) && row.state !== 'left-out' && run !== undefined && run.results === undefined
  );
};

export const runsOf = ({ run, earlier = [] }: RowState): readonly EarlierRun[] =>
  run ? [...earlier, run] : earlier;
