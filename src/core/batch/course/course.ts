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
  isResultTold,
  isResultUntold,
  isRowSettled,
  LEFT_OUT,
  resultsOf,
  type RowCourse,
  type RowState,
  untoldOf,
} from './row-course.ts';
import type { SeenDone, SeenRow } from './seen-row.ts';

/** Why nothing is sent until the person goes on. Rows by their place in the plan. */
export type Pause =
  | { readonly kind: 'person' }
  /** The person is asked whether to stop it, by these questions. `only`: of what went on until then. */
  | { readonly kind: 'stopAsked'; readonly questions: readonly string[]; readonly only?: Asked }
  /** The rows that were asked for are done: so many, the first ones of the batch or some that were sent again. Where none of them is, it was the person. */
  | { readonly kind: 'asked'; readonly count: number; readonly first: boolean }
  /** The page that ran it was left; by this computer's clock, when it was last seen at work. */
  | { readonly kind: 'closed'; readonly at: number }
  | { readonly kind: 'failures'; readonly rows: readonly number[] }
  | { readonly kind: 'lost'; readonly rows: readonly number[] }
  /** The platform no longer knows the runs of these rows, which may go on and cost all the same. */
  | { readonly kind: 'gone'; readonly rows: readonly number[] }
  | { readonly kind: 'spent' }
  /** The platform refused what every other row would be refused too; `row` is the one that was to be sent. */
  | { readonly kind: 'refused'; readonly facts: FailureFacts; readonly row?: number }
  /** The key is that of another account than the batch; with its `mark`, it may be: no run tells yet. */
  | { readonly kind: 'otherAccount'; readonly mark?: string }
  /** The browser does not keep what is noted before a start. */
  | { readonly kind: 'unkept' }
  /** What these rows were to send is lost: what the browser kept of it is damaged. */
  | { readonly kind: 'damaged'; readonly rows: readonly number[] };

/** Some rows only, by their place in the plan. */
type Asked = {
  readonly rows: readonly number[];
  /** How many there were. */
  readonly count: number;
  readonly first: boolean;
};

export type Phase =
  | { readonly kind: 'going'; readonly only?: Asked }
  | { readonly kind: 'paused'; readonly why: Pause }
  /** `abort`: the runs under way were to end too. */
  | { readonly kind: 'stopped'; readonly abort: boolean };

/** Why nothing is sent for a while, though the batch goes on. Times in milliseconds since the epoch, by this computer's clock. */
export type Hold = {
  /** `platform`: it does not answer; `rate`: it takes no more requests; `places`: so many runs as were `taken` are all that it lets run at once. */
  readonly kind: 'platform' | 'rate' | 'places';
  readonly from: number;
  readonly until: number;
  readonly tries: number;
  readonly taken: number;
  readonly facts: FailureFacts;
};

type Counts = Readonly<Record<RowState, number>>;

/** What became of a batch: all that is decided by, and all that is kept beside its plan. */
export type Course = {
  readonly phase: Phase;
  readonly rules: BatchRules;
  /** In the order of the plan. */
  readonly rows: readonly RowCourse[];
  /** Rows with a request or a run under way, or for which the list is read all the same; by their place. */
  readonly active: readonly number[];
  readonly counts: Counts;
  /** USD that all of its runs have used, those of earlier attempts among them. */
  readonly spent: Decimal;
  /** Runs that are over and whose costs are unknown, for now or for good: they are not among what is spent. */
  readonly untold: number;
  readonly results: number;
  /** Rows that are done, and of whose results the platform tells nothing; and rows, done or not, of which it tells them. */
  readonly untoldResults: number;
  readonly toldResults: number;
  /** Rows whose runs are gone. */
  readonly gone: number;
  /** Rows whose runs a limit of theirs has ended. */
  readonly limited: number;
  /** Those of them that the person has not looked at yet, by their places. */
  readonly missing: readonly number[];
  /** Rows that failed one after the other, and rows whose answers were lost one after the other. */
  readonly failures: readonly number[];
  readonly losses: readonly number[];
  /** Runs that the platform lets run at once, as a refusal has taught. */
  readonly limit?: number;
  readonly hold?: Hold;
  /** The last list of runs: when it was read, and how many of others were running. */
  readonly seen?: { readonly at: number; readonly elsewhere: number };
  /** Lists read since something changed. */
  readonly looks: number;
  /** How often the person has paused or stopped it, or wanted to. */
  readonly stops: number;
  /** Marks of keys that are of the account of the batch. */
  readonly marks: readonly string[];
  /** The mark of a key that is not. */
  readonly foreign?: string;
  /** An answer comes at the end of a run: several rows may be waiting for theirs. */
  readonly sync: boolean;
  readonly startedAt: number;
  /** When it was last seen at work. */
  readonly at: number;
};

const NO_ROWS: Counts = {
  waiting: 0,
  sending: 0,
  started: 0,
  succeeded: 0,
  failed: 0,
  stopped: 0,
  lost: 0,
  'left-out': 0,
};

/** A batch that begins: with all rows, or with the first ones only, after which it pauses. */
export function openCourse(
  plan: Pick<BatchPlan, 'rows' | 'rules' | 'base'>,
  first: number | 'all',
  { time, mark }: { readonly time: number; readonly mark: string | undefined },
): Course {
  const wanted = plan.rows.flatMap(({ leftOut = false }, row) => (leftOut ? [] : [row]));
  const only = first === 'all' ? wanted : wanted.slice(0, first);
  const begun = new Set(only);
  const rows = plan.rows.map(({ leftOut = false }, row): RowCourse => ({
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
    marks: mark === undefined ? [] : [mark],
    sync: [plan.base.options, ...plan.rows.map(({ options }) => options)].some(
      (options) => options?.mode === 'sync',
    ),
    startedAt: time,
    at: time,
  });
}

/** What follows from the rows, counted from the first to the last: where they were not counted as they changed. */
export function countAnew(course: Course): Course {
  const counts = { ...NO_ROWS };
  let spent = ZERO;
  let [untold, results, untoldResults, toldResults, gone, limited] = [0, 0, 0, 0, 0, 0];
  for (const row of course.rows) {
    counts[row.state] += 1;
    if (row.run === undefined && row.earlier === undefined) continue;
    spent = addDecimals(spent, costOf(row));
    untold += untoldOf(row);
    results += resultsOf(row);
    untoldResults += Number(isResultUntold(row));
    toldResults += Number(isResultTold(row));
    gone += Number(isRowGone(row));
    limited += Number(isLimited(row));
  }
  const active = course.rows.flatMap((row, at) => (isActive(row) ? [at] : []));
  const sums = { spent, untold, results, untoldResults, toldResults };
  return { ...course, ...sums, counts, gone, limited, active };
}

/** Waiting rows, by their places, to whose cost the person has yet to agree. */
export const unaskedRows = ({ rows }: Course): readonly number[] =>
  rows.flatMap(({ state, unasked }, row) => (state === 'waiting' && unasked ? [row] : []));

/** Whether the batch has spent what it may. */
export function isSpent({ rules, spent }: Pick<Course, 'rules' | 'spent'>): boolean {
  const most = readDecimal(rules.stopAtSpent ?? '');
  return most !== undefined && addDecimals(spent, negative(most)).units >= 0n;
}

const negative = ({ units, scale }: Decimal): Decimal => ({ units: -units, scale });

/** Whether it is still waited; a clock that was set back ends it. */
export const isHeld = ({ from, until }: Hold, now: number): boolean => now >= from && now < until;

export function isOf({ rows }: Course, row: number, attempt: string): boolean {
  return rows[row]?.attempt?.id === attempt;
}

/** States out of which the person may have a row sent again. */
const AGAIN: ReadonlySet<RowState> = new Set(['failed', 'stopped', 'lost']);

/** Whether a row is still as the person saw it, so that they may have it sent again. */
export const maySendAgain = (course: Course, { row, attempt }: SeenRow): boolean =>
  isOf(course, row, attempt) && AGAIN.has(course.rows[row]?.state ?? 'waiting');

export const isSending = (course: Course, row: number, attempt: string): boolean =>
  isOf(course, row, attempt) && course.rows[row]?.state === 'sending';

/** Whether a run is that of some row, now or before. */
export function isClaimed({ rows }: Course, run: RunSlug): boolean {
  return rows.some((row) => row.run?.slug === run || row.earlier?.some(({ slug }) => slug === run) === true);
}

/**
 * A row, by its place, whose answer is still waited for and may name a run that was first `listed` at that moment: it was sent
 * before, or the clock was set back since.
 */
export const sendingSince = (
  { active, rows }: Course,
  { listed, now }: { readonly listed: number; readonly now: number },
): number | undefined =>
  active.find((at) => {
    const { state, attempt } = rows[at] ?? {};
    return state === 'sending' && attempt !== undefined && (attempt.at <= listed || now < attempt.at);
  });

/** States in which a row may be corrected, and sent here or elsewhere: what may have started is decided about first. */
const DONE: ReadonlySet<RowState> = new Set(['failed', 'stopped', 'succeeded', 'left-out']);

/** Whether rows are done, or left out, and as the person saw them. */
export const areDone = ({ rows }: Course, seen: readonly SeenDone[]): boolean =>
  seen.every(({ row, attempt }) => {
    const of = rows[row];
    return of !== undefined && of.attempt?.id === attempt && DONE.has(of.state);
  });

/** Whether it goes on, or would but for questions whether to stop it. */
export const isGoingOn = ({ phase }: Pick<Course, 'phase'>): boolean =>
  phase.kind === 'going' || (phase.kind === 'paused' && phase.why.kind === 'stopAsked');

/** Whether it goes on once this question whether to stop it is closed. */
export const isGoingOnAfter = ({ phase }: Course, question: string): boolean =>
  phase.kind === 'going' ||
  (phase.kind === 'paused' &&
    phase.why.kind === 'stopAsked' &&
    phase.why.questions.every((open) => open === question));

/** A row whose run is to end, or is to end as soon as it has one. */
export const asEnding = (course: Course, at: number): Course =>
  change(course, at, (row) => (isRowSettled(row.state) ? row : { ...row, toEnd: true }));

/** Changes one row, and what is counted of it. */
export function change(course: Course, at: number, to: (row: RowCourse) => RowCourse): Course {
  const before = course.rows[at];
  if (before === undefined) return course;
  const next = to(before);
  const counts = { ...course.counts };
  counts[before.state] -= 1;
  counts[next.state] += 1;
  const others = course.active.filter((row) => row !== at);
  return {
    ...course,
    rows: course.rows.with(at, next),
    active: isActive(next) ? [...others, at] : others,
    counts,
    spent: addDecimals(addDecimals(course.spent, negative(costOf(before))), costOf(next)),
    untold: course.untold - untoldOf(before) + untoldOf(next),
    results: course.results - resultsOf(before) + resultsOf(next),
    untoldResults: course.untoldResults - Number(isResultUntold(before)) + Number(isResultUntold(next)),
    toldResults: course.toldResults - Number(isResultTold(before)) + Number(isResultTold(next)),
    gone: course.gone - Number(isRowGone(before)) + Number(isRowGone(next)),
    limited: course.limited - Number(isLimited(before)) + Number(isLimited(next)),
    ...(before.state !== next.state && { looks: 0 }),
  };
}

/** Moves rows of one state to another that both have no run under way. */
export function turn(
  course: Course,
  rows: readonly number[],
  { from, to }: Record<'from' | 'to', 'waiting' | 'left-out'>,
): Course {
  const moved = new Set(rows.filter((row) => course.rows[row]?.state === from));
  if (moved.size === 0) return course;
  return {
    ...course,
    rows: course.rows.map((row, at) =>
      moved.has(at) ? { ...row, ...(to === 'left-out' ? LEFT_OUT : { state: to }) } : row,
    ),
    counts: {
      ...course.counts,
      [from]: course.counts[from] - moved.size,
      [to]: course.counts[to] + moved.size,
    },
  };
}

/** Makes known in which other batch rows were started, by their places, or that they were in none. */
export const known = (course: Course, to: ReadonlyMap<number, Elsewhere | undefined>): Course => ({
  ...course,
  rows: course.rows.map((row, at) => {
    if (!to.has(at)) return row;
    const { elsewhere: _, ...of } = row;
    const elsewhere = to.get(at);
    return { ...of, ...(elsewhere && { elsewhere }) };
  }),
});

/**
 * A batch that was deleted and is there again: rows that wait may have been started as others meanwhile, so that they are asked about anew;
 * those of which that is known, by their places, are left out, and known to be elsewhere.
 */
export function restored(course: Course, started: ReadonlyMap<number, Elsewhere>): Course {
  const left = turn(course, [...started.keys()], { from: 'waiting', to: 'left-out' });
  const next = known(left, started);
  if (next.counts.waiting === 0) return next;
  return {
    ...next,
    ...(next.phase.kind === 'going' && { phase: { kind: 'paused', why: { kind: 'person' } } }),
    rows: next.rows.map((row) => (row.state === 'waiting' ? { ...row, unasked: true } : row)),
  };
}

/** USD, as a numeral. */
export const spentText = ({ spent }: Pick<Course, 'spent'>): string => writeDecimal(spent);
