import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { equalJson } from '#core/json/compare.ts';
import { stateOf } from '#core/run/run-state.ts';
import { isRunOver, type Run } from '#core/run/run.ts';

/** Subtasks of a run, as its log tells them. */
export type SubtaskCount = { readonly succeeded: number; readonly total: number };

/** What is known of one of two runs that are compared. */
export type ComparedRun = {
  readonly run: Run;
  /** What it was started with; absent where this browser does not know it. */
  readonly input?: JsonObject;
  /** Where it looked from: empty where the platform chose. Known with the input. */
  readonly region?: string;
  /** Absent where its log does not tell. */
  readonly subtasks?: SubtaskCount | 'unread';
  /** The most results that its input asks for; absent where nothing limits them, or nobody knows. */
  readonly expectedResults?: number;
  /** Rows of it that were read, and whether these are all. */
  readonly read: { readonly rows: number; readonly whole: boolean };
};

/**
 * Why a row of the older run may be missing in the newer although it is still there: the newer run did not get so far, or
 * was not asked for it.
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
 * Why a row that is missing in the newer run may still exist; empty where the newer run could have seen all of the older one's rows.
 * What is not known counts as a reason.
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
    ...whatWasAsked(older, newer),
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

function whatWasAsked(older: ComparedRun, newer: ComparedRun) {
  const areKnown = (name: 'input' | 'region') => older[name] !== undefined && newer[name] !== undefined;
  return {
    otherInput: areKnown('input') && !equalJson(older.input ?? null, newer.input ?? null),
    otherRegion: areKnown('region') && older.region !== newer.region,
    unknownInput: !areKnown('input') || !areKnown('region'),
  };
}

/** A run that gave as many results as its input allows may have found more; so may one whose number of results is a number of its input. */
function isAtLimit(newer: ComparedRun): boolean {
  const { expectedResults, input, read } = newer;
  const { rows } = read;
  if (expectedResults !== undefined) return rows >= expectedResults;
  return (
    input !== undefined && rows > 0 && hasLimit(input, (limit) => isMultiple(rows, limit, countOf(newer)))
  );
}

/** Smaller numbers stand for pages, levels and switches. */
const LEAST_LIMIT = 5;

const isMultiple = (rows: number, limit: number, subtasks: SubtaskCount | undefined): boolean =>
  limit >= LEAST_LIMIT && (rows === limit || (subtasks !== undefined && rows === limit * subtasks.total));

function hasLimit(value: Json, fits: (limit: number) => boolean): boolean {
  if (isJsonArray(value)) return value.some((item) => hasLimit(item, fits));
  if (isJsonObject(value)) return Object.values(value).some((member) => hasLimit(member, fits));
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && fits(number);
}
