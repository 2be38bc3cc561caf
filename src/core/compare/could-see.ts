import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { equalJson } from '#core/json/compare.ts';
import { stateOf } from '#core/run/run-state.ts';
import { isRunOver, type Run } from '#core/run/run.ts';

export type SubtaskCount = { readonly succeeded: number; readonly total: number };

export type ComparedRun = {
  readonly run: Run;
  readonly input?: JsonObject;
  readonly region?: string;
  readonly subtasks?: SubtaskCount | 'unread';
  /** Maximum results that the input requests; absent if unlimited or unknown. */
  readonly expectedResults?: number;
  readonly read: { readonly rows: number; readonly whole: boolean };
};

/**
 * Why an older row may be missing in the newer run although it still exists: the newer run did not get
 * that far or did not request it.
 */
export const BLIND_SPOTS = [
  'earlier',
  'underWay',
  'failed',
  'stopped',
  'runLimit',
  'resultLimit',
  'lostSubtasks',
  'unknownSubtasks',
  'fewerSubtasks',
  'otherWorker',
  'otherInput',
  'otherRegion',
  'unknownInput',
  'notWhole',
] as const;
export type BlindSpot = (typeof BLIND_SPOTS)[number];

/**
 * Why a missing row may still exist; empty if the newer run could have seen all older rows. Unknown facts
 * count as a reason.
 */
export function blindSpots(older: ComparedRun, newer: ComparedRun): readonly BlindSpot[] {
  const subtasks = countOf(newer);
  const holds: Record<BlindSpot, boolean> = {
    earlier: (newer.run.startedAt ?? Infinity) < (older.run.startedAt ?? -Infinity),
    underWay: !isRunOver(newer.run.status),
    ...endOf(newer.run),
    resultLimit: isAtLimit(newer),
    lostSubtasks: subtasks !== undefined && subtasks.succeeded < subtasks.total,
    unknownSubtasks: newer.subtasks === 'unread' || (subtasks === undefined && countOf(older) !== undefined),
    fewerSubtasks: subtasks !== undefined && subtasks.total < (countOf(older)?.total ?? 0),
    otherWorker: older.run.workerSlug !== newer.run.workerSlug,
    ...inputDifferences(older, newer),
    notWhole: !newer.read.whole,
  };
  return BLIND_SPOTS.filter((spot) => holds[spot]);
}

const countOf = ({ subtasks }: ComparedRun): SubtaskCount | undefined =>
  subtasks === 'unread' ? undefined : subtasks;

function endOf(run: Run): Pick<Record<BlindSpot, boolean>, 'failed' | 'stopped' | 'runLimit'> {
  const state = stateOf(run);
  return { failed: state === 'failed', stopped: state === 'aborted', runLimit: state === 'limited' };
}

function inputDifferences(older: ComparedRun, newer: ComparedRun) {
  const areKnown = (name: 'input' | 'region') => older[name] !== undefined && newer[name] !== undefined;
  return {
    otherInput: areKnown('input') && !equalJson(older.input ?? null, newer.input ?? null),
    otherRegion: areKnown('region') && older.region !== newer.region,
    unknownInput: !areKnown('input') || !areKnown('region'),
  };
}

/**
 * A run with as many results as its input allows may be cut off, as may one whose result count equals a
 * number of its input.
 */
function isAtLimit(newer: ComparedRun): boolean {
  const { expectedResults, input, read } = newer;
  const { rows } = read;
  if (expectedResults !== undefined) return rows >= expectedResults;
  return (
    input !== undefined && rows > 0 && hasLimit(input, (limit) => isMultiple(rows, limit, countOf(newer)))
  );
}

/** Smaller numbers are pages, levels and switches. */
const LEAST_LIMIT = 5;

const isMultiple = (rows: number, limit: number, subtasks: SubtaskCount | undefined): boolean =>
  limit >= LEAST_LIMIT && (rows === limit || (subtasks !== undefined && rows === limit * subtasks.total));

function hasLimit(value: Json, fits: (limit: number) => boolean): boolean {
  if (isJsonArray(value)) return value.some((item) => hasLimit(item, fits));
  if (isJsonObject(value)) return Object.values(value).some((member) => hasLimit(member, fits));
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && fits(number);
}
