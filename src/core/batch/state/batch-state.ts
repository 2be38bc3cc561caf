import { addDecimals, type Decimal, readDecimal, writeDecimal, ZERO } from '#core/decimal.ts';
import type { FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import type { BatchPlan, BatchRules } from '../batch.ts';
import {
  costOf,
  type Elsewhere,
  isActive,
  isRowGone,
  isLimited,
  isResultKnown,
  isResultUnknown,
  isRowSettled,
  LEFT_OUT,
  resultsOf,
  type RowState,
  type RowStatus,
  unknownCostsOf,
} from './row-state.ts';
import type { SeenDone, SeenRow } from './seen-row.ts';

/** Why nothing is sent until the person resumes. Rows by their place in the plan. */
export type Pause =
  | { readonly kind: 'person' }
  | { readonly kind: 'stopAsked'; readonly questions: readonly string[]; readonly only?: RequestedRows }
  /**
   * The requested rows are done: the first `count` rows, or rows sent again. If none is done, the person
   * paused.
   */
  | { readonly kind: 'asked'; readonly count: number; readonly first: boolean }
  | { readonly kind: 'closed'; readonly at: number }
  | { readonly kind: 'failures'; readonly rows: readonly number[] }
  | { readonly kind: 'lost'; readonly rows: readonly number[] }
  | { readonly kind: 'gone'; readonly rows: readonly number[] }
  | { readonly kind: 'spent' }
  /** Runs whose cost never came fill the places of the batch, which has a spending limit. */
  | { readonly kind: 'unknownCosts' }
  /** The platform refused something that applies to every row; `row` is the one that was to be sent. */
  | { readonly kind: 'refused'; readonly facts: FailureFacts; readonly row?: number }
  /** The key is of another account; with `mark`, this is only possible, as no run confirms it yet. */
  | { readonly kind: 'otherAccount'; readonly mark?: string }
  | { readonly kind: 'unkept' }
  | { readonly kind: 'damaged'; readonly rows: readonly number[] };

type RequestedRows = {
  readonly rows: readonly number[];
  readonly count: number;
  readonly first: boolean;
};

export type Phase =
  | { readonly kind: 'going'; readonly only?: RequestedRows }
  | { readonly kind: 'paused'; readonly why: Pause }
  | { readonly kind: 'stopped'; readonly abort: boolean };

/**
 * Why sending pauses although the batch runs. Times in milliseconds since the epoch, by this computer's
 * clock.
 */
export type Hold = {
  /** `platform`: no answer; `rate`: rate limit; `places`: the `taken` runs are all that may run at once. */
  readonly kind: 'platform' | 'rate' | 'places';
  readonly from: number;
  readonly until: number;
  readonly tries: number;
  readonly taken: number;
  readonly facts: FailureFacts;
};

type StateCounts = Readonly<Record<RowStatus, number>>;

/** The state of a batch: everything that decisions need and that is stored beside its plan. */
export type BatchState = {
  readonly phase: Phase;
  readonly rules: BatchRules;
  readonly rows: readonly RowState[];
  /** Places of rows with a request or run in progress, or for which the list is still read. */
  readonly active: readonly number[];
  readonly counts: StateCounts;
  /** USD used by all of its runs, including earlier attempts. */
  readonly spent: Decimal;
  /** Finished runs with unknown cost, for now or for good; not included in `spent`. */
  readonly untold: number;
  /** As many costs that never came the person has resumed with. */
  readonly acceptedCosts?: number;
  readonly results: number;
  /** Finished rows without a result count; and rows, finished or not, with one. */
  readonly untoldResults: number;
  readonly toldResults: number;
  readonly gone: number;
  readonly limited: number;
  readonly missing: readonly number[];
  /** Consecutive failed rows. */
  readonly failures: readonly number[];
  /** Rows with lost answers which the person has not looked at: each may have a run. */
  readonly losses: readonly number[];
  readonly limit?: number;
  readonly hold?: Hold;
  readonly seen?: { readonly at: number; readonly elsewhere: number };
  readonly looks: number;
  readonly stops: number;
  readonly marks: readonly string[];
  readonly foreign?: string;
  /** Answers come at the end of a run: several rows may wait for theirs. */
  readonly sync: boolean;
  readonly startedAt: number;
  readonly at: number;
};

const NO_ROWS: StateCounts = {
  waiting: 0,
  sending: 0,
  started: 0,
  succeeded: 0,
  failed: 0,
  stopped: 0,
  lost: 0,
  'left-out': 0,
};

export function openBatchState(
  plan: Pick<BatchPlan, 'rows' | 'rules' | 'base'>,
  first: number | 'all',
  { time, fingerprint }: { readonly time: number; readonly fingerprint: string | undefined },
): BatchState {
  const wanted = plan.rows.flatMap(({ leftOut = false }, row) => (leftOut ? [] : [row]));
  const only = first === 'all' ? wanted : wanted.slice(0, first);
  const begun = new Set(only);
  const rows = plan.rows.map(({ leftOut = false }, row): RowState => ({
    state: leftOut ? 'left-out' : 'waiting',
    ...(!begun.has(row) && { unasked: true }),
  }));
  const isPart = only.length < wanted.length;
  return countAnew({
    phase: {
      kind: 'going',
      ...(isPart && { only: { rows: only, count: only.length, first: true } }),
    },
    rules: plan.rules,
    rows,
    active: [],
    counts: NO_ROWS,
    spent: ZERO,
    untold: 0,
    results: 0,
    untoldResults: 0,
    toldResults: 0,
    gone: 0,
    limited: 0,
    missing: [],
    failures: [],
    losses: [],
    looks: 0,
    stops: 0,
    marks: fingerprint === undefined ? [] : [fingerprint],
    sync: [plan.base.options, ...plan.rows.map(({ options }) => options)].some(
      (options) => options?.mode === 'sync',
    ),
    startedAt: time,
    at: time,
  });
}

export function countAnew(batchState: BatchState): BatchState {
  const counts = { ...NO_ROWS };
  let spent = ZERO;
  let [unknownCosts, results, unknownResults, knownResults, gone, limited] = [0, 0, 0, 0, 0, 0];
  for (const row of batchState.rows) {
    counts[row.state] += 1;
    if (row.run === undefined && row.earlier === undefined) continue;
    spent = addDecimals(spent, costOf(row));
    unknownCosts += unknownCostsOf(row);
    results += resultsOf(row);
    unknownResults += Number(isResultUnknown(row));
    knownResults += Number(isResultKnown(row));
    gone += Number(isRowGone(row));
    limited += Number(isLimited(row));
  }
  const active = batchState.rows.flatMap((row, at) => (isActive(row) ? [at] : []));
  const sums = {
    spent,
    untold: unknownCosts,
    results,
    untoldResults: unknownResults,
    toldResults: knownResults,
  };
  return { ...batchState, ...sums, counts, gone, limited, active };
}

export const unaskedRows = ({ rows }: BatchState): readonly number[] =>
  rows.flatMap(({ state, unasked }, row) => (state === 'waiting' && unasked ? [row] : []));

/** Also where the limit cannot be read. */
export function isSpent({ rules, spent }: Pick<BatchState, 'rules' | 'spent'>): boolean {
  if (rules.stopAtSpent === undefined) return false;
  const most = readDecimal(rules.stopAtSpent);
  return most === undefined || addDecimals(spent, negative(most)).units >= 0n;
}

const negative = ({ units, scale }: Decimal): Decimal => ({ units: -units, scale });

/** Whether the hold still applies; a clock that was set back ends it. */
export const isHeld = ({ from, until }: Hold, now: number): boolean => now >= from && now < until;

export function isOf({ rows }: BatchState, row: number, attempt: string): boolean {
  return rows[row]?.attempt?.id === attempt;
}

const AGAIN: ReadonlySet<RowStatus> = new Set(['failed', 'stopped', 'lost']);

export const maySendAgain = (batchState: BatchState, { row, attempt }: SeenRow): boolean =>
  isOf(batchState, row, attempt) && AGAIN.has(batchState.rows[row]?.state ?? 'waiting');

export const isSending = (batchState: BatchState, row: number, attempt: string): boolean =>
  isOf(batchState, row, attempt) && batchState.rows[row]?.state === 'sending';

export function isClaimed({ rows }: BatchState, run: RunSlug): boolean {
  return rows.some((row) => row.run?.slug === run || row.earlier?.some(({ slug }) => slug === run) === true);
}

/**
 * Place of a row that still waits for its answer and may own a run first `listed` at that time: it was
 * sent earlier, or the clock was set back.
 */
export const sendingSince = (
  { active, rows }: BatchState,
  { listed, now }: { readonly listed: number; readonly now: number },
): number | undefined =>
  active.find((at) => {
    const { state, attempt } = rows[at] ?? {};
    return state === 'sending' && attempt !== undefined && (attempt.at <= listed || now < attempt.at);
  });

/**
 * States in which a row may be corrected and sent here or elsewhere; a row that may have started must be
 * decided first.
 */
const DONE: ReadonlySet<RowStatus> = new Set(['failed', 'stopped', 'succeeded', 'left-out']);

export const areDone = ({ rows }: BatchState, seen: readonly SeenDone[]): boolean =>
  seen.every(({ row, attempt }) => {
    const of = rows[row];
    return of !== undefined && of.attempt?.id === attempt && DONE.has(of.state);
  });

export const isGoingOn = ({ phase }: Pick<BatchState, 'phase'>): boolean =>
  phase.kind === 'going' || (phase.kind === 'paused' && phase.why.kind === 'stopAsked');

export const isGoingOnAfter = ({ phase }: BatchState, question: string): boolean =>
  phase.kind === 'going' ||
  (phase.kind === 'paused' &&
    phase.why.kind === 'stopAsked' &&
    phase.why.questions.every((open) => open === question));

export const asEnding = (batchState: BatchState, at: number): BatchState =>
  change(batchState, at, (row) => (isRowSettled(row.state) ? row : { ...row, toEnd: true }));

export function change(batchState: BatchState, at: number, to: (row: RowState) => RowState): BatchState {
  const before = batchState.rows[at];
  if (before === undefined) return batchState;
  const next = to(before);
  const counts = { ...batchState.counts };
  counts[before.state] -= 1;
  counts[next.state] += 1;
  const others = batchState.active.filter((row) => row !== at);
  return {
    ...batchState,
    rows: batchState.rows.with(at, next),
    active: isActive(next) ? [...others, at] : others,
    counts,
    spent: addDecimals(addDecimals(batchState.spent, negative(costOf(before))), costOf(next)),
    untold: batchState.untold - unknownCostsOf(before) + unknownCostsOf(next),
    results: batchState.results - resultsOf(before) + resultsOf(next),
    untoldResults: batchState.untoldResults - Number(isResultUnknown(before)) + Number(isResultUnknown(next)),
    toldResults: batchState.toldResults - Number(isResultKnown(before)) + Number(isResultKnown(next)),
    gone: batchState.gone - Number(isRowGone(before)) + Number(isRowGone(next)),
    limited: batchState.limited - Number(isLimited(before)) + Number(isLimited(next)),
    ...(before.state !== next.state && { looks: 0 }),
  };
}

export function turn(
  batchState: BatchState,
  rows: readonly number[],
  { from, to }: Record<'from' | 'to', 'waiting' | 'left-out'>,
): BatchState {
  const moved = new Set(rows.filter((row) => batchState.rows[row]?.state === from));
  if (moved.size === 0) return batchState;
  return {
    ...batchState,
    rows: batchState.rows.map((row, at) =>
      moved.has(at) ? { ...row, ...(to === 'left-out' ? LEFT_OUT : { state: to }) } : row,
    ),
    counts: {
      ...batchState.counts,
      [from]: batchState.counts[from] - moved.size,
      [to]: batchState.counts[to] + moved.size,
    },
  };
}

export const known = (
  batchState: BatchState,
  to: ReadonlyMap<number, Elsewhere | undefined>,
): BatchState => ({
  ...batchState,
  rows: batchState.rows.map((row, at) => {
    if (!to.has(at)) return row;
    const { elsewhere: _, ...of } = row;
    const elsewhere = to.get(at);
    return { ...of, ...(elsewhere && { elsewhere }) };
  }),
});

/**
 * Restores a deleted batch. Waiting rows may have been started elsewhere meanwhile and need a new
 * confirmation; rows known to be started (by place) are left out and marked.
 */
export function restored(batchState: BatchState, started: ReadonlyMap<number, Elsewhere>): BatchState {
  const left = turn(batchState, [...started.keys()], { from: 'waiting', to: 'left-out' });
  const next = known(left, started);
  if (next.counts.waiting === 0) return next;
  return {
    ...next,
    ...(next.phase.kind === 'going' && { phase: { kind: 'paused', why: { kind: 'person' } } }),
    rows: next.rows.map((row) => (row.state === 'waiting' ? { ...row, unasked: true } : row)),
  };
}

/** USD, as a numeral. */
export const spentText = ({ spent }: Pick<BatchState, 'spent'>): string => writeDecimal(spent);
