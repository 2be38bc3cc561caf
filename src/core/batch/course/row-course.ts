import { addDecimals, type Decimal, readDecimal, ZERO } from '#core/decimal.ts';
import type { FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { isDataDeleted, isStateOver, type RunState } from '#core/run/run-state.ts';

import type { BatchId, Correction } from '../batch.ts';

/** `lost`: the answer to its start was, and nobody knows whether there is a run. */
export type RowState =
  | 'waiting'
  | 'sending'
  | 'started'
  | 'succeeded'
  | 'failed'
  | 'stopped'
  | 'lost'
  | 'left-out';

/** One request of a row, noted before it leaves. */
export type Attempt = {
  /** That of the intent in the journal. */
  readonly id: string;
  /** By this computer's clock, in milliseconds since the epoch. */
  readonly at: number;
  /** What the platform had told of its clock. */
  readonly since?: { readonly time: number; readonly by: 'date' | 'runs' };
  readonly keyMark?: string;
};

/** What was last seen of the run of a row. */
export type RowRun = {
  readonly slug: RunSlug;
  /** Absent until it was seen in a list. */
  readonly state?: RunState;
  /** Absent where that is not told, as is how long it took. */
  readonly results?: number;
  /** USD. */
  readonly usage: number;
  /** Milliseconds since the epoch. */
  readonly startedAt?: number;
  readonly finishedAt?: number;
  /** Seconds. */
  readonly duration?: number;
  /** The platform's words. */
  readonly message: string;
  /** When it was first seen being aborted. */
  readonly abortingSince?: number;
  /** It is over and its cost is unknown: `usage` is what was told before. */
  readonly untold?: true;
  /** Its row is done, and the list is read for it all the same: its cost is pending, or it may go on. */
  readonly open?: true;
  /** Since when the platform says that it knows no such run; seen again, it never was missing. */
  readonly missingSince?: number;
  /** It was missing for so long that its row is done, and nobody knows what became of it. */
  readonly gone?: true;
};

/**
 * What is kept of a run of an attempt before. `other`: it was for the row as it was before it was corrected; `deleted`: the platform has
 * deleted what it gave.
 */
export type EarlierRun = Pick<
  RowRun,
  'slug' | 'usage' | 'untold' | 'open' | 'results' | 'state' | 'startedAt' | 'finishedAt'
> & {
  readonly other?: true;
  readonly deleted?: true;
};

/** What became of a row. */
export type RowCourse = {
  readonly state: RowState;
  /** The last one; absent before the first. */
  readonly attempt?: Attempt;
  readonly run?: RowRun;
  /** Why its start was refused, or its answer lost. */
  readonly why?: FailureFacts;
  /** The page was left before the answer came. */
  readonly left?: true;
  /** Its run was asked to end; or why that could not be. */
  readonly abort?: 'asked' | FailureFacts;
  /** When that was asked. */
  readonly abortAt?: number;
  /** The person wants its run to end, whatever the batch does since. */
  readonly toEnd?: true;
  /** The person has yet to agree to what its run may cost: it is not sent before. */
  readonly unasked?: true;
  /** Runs of the attempts before. */
  readonly earlier?: readonly EarlierRun[];
  /** What it sends by now. */
  readonly corrected?: Correction;
  /** It was started in another batch, first or once more; what is sent here is charged besides. */
  readonly elsewhere?: Elsewhere;
};

/** Another batch, and what that was called. `before`: the row was sent here since. */
export type Elsewhere = { readonly batch: BatchId; readonly name: string; readonly before?: true };

/** Whether it ever had a run. */
export const hasRun = ({ run, earlier }: RowCourse): boolean => run !== undefined || earlier !== undefined;

/** States in which a row stays until the person asks for something. */
export const isRowSettled = (state: RowState): boolean =>
  state !== 'waiting' && state !== 'sending' && state !== 'started';

/** Whether it may have a run of which nobody knows yet how it ends: sent once more, both are charged. */
export const isUndecided = ({ state }: RowCourse): boolean =>
  state === 'sending' || state === 'started' || state === 'lost';

/** Runs of a row that a list may still tell something new of. */
export const followedRuns = ({ state, run, earlier = [] }: RowCourse): readonly EarlierRun[] => {
  const open = earlier.filter((one) => one.open);
  return run && (state === 'started' || run.open) ? [...open, run] : open;
};

export const isActive = (row: RowCourse): boolean => row.state === 'sending' || followedRuns(row).length > 0;

/** Whether a run is over and the platform may still send its cost. */
export const isPending = ({ open, state }: EarlierRun): boolean =>
  open === true && state !== undefined && isStateOver(state);

/** What is left out is asked about anew before it is sent. */
export const LEFT_OUT: RowCourse = { state: 'left-out', unasked: true };

/** What stays with a row however often it is sent. */
export const lasting = ({
  earlier,
  corrected,
  elsewhere,
}: RowCourse): Pick<RowCourse, 'earlier' | 'corrected' | 'elsewhere'> => ({
  ...(earlier && { earlier }),
  ...(corrected && { corrected }),
  ...(elsewhere && { elsewhere }),
});

/** USD that the runs of a row have used. */
export const costOf = (row: RowCourse): Decimal =>
  runsOf(row).reduce((sum, { usage }) => addDecimals(sum, readDecimal(String(usage)) ?? ZERO), ZERO);

/** Runs of a row that are over and whose costs are unknown, for now or for good. */
export const untoldOf = (row: RowCourse): number => runsOf(row).filter(({ untold }) => untold).length;

/** Whether nobody knows what became of its run. */
export const isRowGone = ({ run }: RowCourse): boolean => run?.gone === true;

/** Whether its run was asked to end, took so long that the row is done, and was not seen to end since: it may go on. */
export const isEnding = ({ state, run }: RowCourse): boolean =>
  state === 'stopped' && run?.state === 'aborting';

/** Whether a limit of its run has ended that: of time, charge or traffic. */
export const isLimited = ({ state, run }: RowCourse): boolean =>
  state === 'stopped' && run?.state === 'limited';

/** Whether it is to be looked at and sent again: it failed, or its limit was too low. */
export const isToMend = (row: RowCourse): boolean => row.state === 'failed' || isLimited(row);

/** Whether that is left to be done: it was not started elsewhere since. */
export const isLeftToMend = (row: RowCourse): boolean =>
  isToMend(row) && (row.elsewhere === undefined || row.elsewhere.before === true);

/**
 * The run whose results stand for a row: of those that were for what it sends now, and whose results the platform keeps, the one that
 * gave most; of several, the last, also where that is over and does not tell how many. What another gave was paid for too, and is looked
 * at there.
 */
export function resultRun({ run, earlier = [] }: RowCourse): EarlierRun | undefined {
  const own = earlier.filter(({ other, deleted }) => !other && !deleted);
  return (run ? [...own, run] : own).reduce<EarlierRun | undefined>(
    (most, one) => (most && !isUncounted(one) && (most.results ?? 0) > (one.results ?? 0) ? most : one),
    undefined,
  );
}

/** Whether a run succeeded, and does not tell how many results it gave. */
const isUncounted = ({ state, results }: EarlierRun) => state === 'succeeded' && results === undefined;

/** How many results of a row are kept until it is sent again. */
export function keptResults(row: RowCourse, now: number): number {
  const run = resultRun(row);
  return run && !isDataDeleted(run, now) ? (run.results ?? 0) : 0;
}

/** Runs of attempts before, with what is deleted by now: a clock that was ahead may have had it so too early. The very same where nothing changes. */
export const withDeleted = (earlier: readonly EarlierRun[], now: number): readonly EarlierRun[] =>
  earlier.some((run) => (run.deleted ?? false) !== isDataDeleted(run, now))
    ? earlier.map(({ deleted: _, ...run }) => (isDataDeleted(run, now) ? { ...run, deleted: true } : run))
    : earlier;

export const resultsOf = (row: RowCourse): number => resultRun(row)?.results ?? 0;

export const isResultTold = (row: RowCourse): boolean => resultRun(row)?.results !== undefined;

export const isResultUntold = (row: RowCourse): boolean => {
  const run = resultRun(row);
  return (
    isRowSettled(row.state) && row.state !== 'left-out' && run !== undefined && run.results === undefined
  );
};

export const runsOf = ({ run, earlier = [] }: RowCourse): readonly EarlierRun[] =>
  run ? [...earlier, run] : earlier;
