import { isRunOver, type Run, type RunStatus } from './run.ts';

/**
 * `aborted` is a run stopped on request, `limited` one that a limit of its order ended. The platform
 * reports both as failed and distinguishes them only by its message.
 */
export type RunState = RunStatus | 'limited';

const ON_REQUEST =
  /^\W*(run )?(was )?(abort|cancel|stopp|terminat)\w* by (the )?user\b|用户.{0,2}(中止|终止|取消|停止)/i;

const LIMIT =
  /\b(execution|running|run) time\b|\b(total )?(charge|traffic)\b|execute_limit_time|max_total_(charge|traffic)/i;
const REACHED = /\b(limit|reached|exceed\w*|maximum|over)\b/i;

export function stateOf({ status, errorMessage }: Pick<Run, 'status' | 'errorMessage'>): RunState {
  if (status !== 'failed' && status !== 'aborted') return status;
  if (ON_REQUEST.test(errorMessage)) return 'aborted';
  return LIMIT.test(errorMessage) && REACHED.test(errorMessage) ? 'limited' : status;
}

export const isStateOver = (state: RunState): boolean => state === 'limited' || isRunOver(state);

/** Seconds, if the platform reports them; for an active run, 0 means that it does not count yet. */
export const reportedDuration = (
  state: RunState | undefined,
  duration: number | undefined,
): number | undefined => (duration === 0 && !(state && isStateOver(state)) ? undefined : duration);

/** Milliseconds for which the platform keeps a run's data after its end (docs/platform.md, "Runs"). */
const DATA_RETENTION = 7 * 86_400_000;

/** When a run's results and log are deleted, in ms since the epoch; undefined before its end. */
export function deletionTime({ finishedAt }: Pick<Run, 'finishedAt'>): number | undefined {
  return finishedAt === undefined ? undefined : finishedAt + DATA_RETENTION;
}

export const isDataDeleted = (run: Pick<Run, 'finishedAt'>, now: number): boolean =>
  (deletionTime(run) ?? Infinity) <= now;

export type Figure = 'usage' | 'results' | 'duration' | 'traffic';

export const isFigureUnknown = <Of extends Figure>(
  run: Pick<Run, 'status'> & Readonly<Partial<Record<Of, number | undefined>>>,
  figure: Of,
): boolean => isRunOver(run.status) && run[figure] === undefined;

export const isRunSettled = ({ status, costPending }: Pick<Run, 'status' | 'costPending'>): boolean =>
  isRunOver(status) && costPending === undefined;
