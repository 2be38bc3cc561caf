import { isRunOver, type Run, type RunStatus } from './run.ts';

/**
 * How a run stands, as a person is told it. `aborted` is a run that was stopped on request, and `limited` one that a limit
 * of its order ended: the platform counts both as failed, and tells them apart by its message only.
 */
export type RunState = RunStatus | 'limited';

const ON_REQUEST =
  /^\W*(run )?(was )?(abort|cancel|stopp|terminat)\w* by (the )?user\b|用户.{0,2}(中止|终止|取消|停止)/i;

/** A limit of the order by its name, together with a word for its end: no limit of a site, such as its rate limit. */
const LIMIT =
  /\b(execution|running|run) time\b|\b(total )?(charge|traffic)\b|execute_limit_time|max_total_(charge|traffic)/i;
const REACHED = /\b(limit|reached|exceed\w*|maximum|over)\b/i;

/** Only a run that the platform calls failed or aborted is told by its message. */
export function stateOf({ status, errorMessage }: Pick<Run, 'status' | 'errorMessage'>): RunState {
  if (status !== 'failed' && status !== 'aborted') return status;
  if (ON_REQUEST.test(errorMessage)) return 'aborted';
  return LIMIT.test(errorMessage) && REACHED.test(errorMessage) ? 'limited' : status;
}

/** Over: nothing more will happen to a run that stands so. */
export const isStateOver = (state: RunState): boolean => state === 'limited' || isRunOver(state);

/** Seconds, where the platform tells them: of a run that goes on it counts none yet where it says 0. */
export const toldDuration = (state: RunState | undefined, duration: number | undefined): number | undefined =>
  duration === 0 && !(state && isStateOver(state)) ? undefined : duration;

/** Milliseconds for which the platform keeps what a run gave, after its end (docs/platform.md, "Runs"). */
const DATA_KEPT = 7 * 86_400_000;

/** When the results and the log of a run are deleted, in ms since the epoch; undefined before its end. */
export function keptUntil({ finishedAt }: Pick<Run, 'finishedAt'>): number | undefined {
  return finishedAt === undefined ? undefined : finishedAt + DATA_KEPT;
}

/** Whether the platform has deleted what a run gave, if it gave anything. @param now by the platform's clock */
export const isDataDeleted = (run: Pick<Run, 'finishedAt'>, now: number): boolean =>
  (keptUntil(run) ?? Infinity) <= now;

/** What the platform tells of a run in numbers, where it does. */
export type Figure = 'usage' | 'results' | 'duration' | 'traffic';

/** Whether a run is over, and the platform has not told a figure of it. */
export const isUntold = <Of extends Figure>(
  run: Pick<Run, 'status'> & Readonly<Partial<Record<Of, number | undefined>>>,
  figure: Of,
): boolean => isRunOver(run.status) && run[figure] === undefined;

/** Whether a run is over and the platform will say nothing more of its cost. */
export const isRunSettled = ({ status, costPending }: Pick<Run, 'status' | 'costPending'>): boolean =>
  isRunOver(status) && costPending === undefined;
