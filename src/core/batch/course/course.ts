import { addDecimals, type Decimal, readDecimal, writeDecimal, ZERO } from '#core/decimal.ts';
import type { FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { keptUntil, type RunState } from '#core/run/run-state.ts';

import type { BatchId, BatchPlan, BatchRules, Correction } from '../batch.ts';
import type { SeenDone } from './batch-event.ts';

export const ROW_STATES = [
  'waiting',
  'sending',
  'started',
  'succeeded',
  'failed',
  'stopped',
  'unknown',
  'left-out',
] as const;

/** `unknown`: the answer to its start was lost, and nobody knows whether there is a run. */
export type RowState = (typeof ROW_STATES)[number];

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
  /** It is over, and the platform has told no cost of it: `usage` is what was told before. */
  readonly untold?: true;
  /** Its row is done, and yet what it cost may still change: when it was last seen it was too soon to tell. */
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
  'slug' | 'usage' | 'untold' | 'results' | 'state' | 'startedAt' | 'finishedAt'
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
  /** `platform`: it does not answer; `rate`: it asked to wait; `places`: so many runs as were `taken` are all that it lets run at once. */
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
  /** Rows with a request or a run under way, or whose cost is not told yet; by their place. */
  readonly active: readonly number[];
  readonly counts: Counts;
  /** USD that all of its runs have used, those of earlier attempts among them. */
  readonly spent: Decimal;
  /** Runs that are over, and of whose cost the platform tells nothing: it is not among what is spent. */
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
  unknown: 0,
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
    gone += Number(isGone(row));
    limited += Number(isLimited(row));
  }
  const active = course.rows.flatMap((row, at) => (isActive(row) ? [at] : []));
  const sums = { spent, untold, results, untoldResults, toldResults };
  return { ...course, ...sums, counts, gone, limited, active };
}

/** Waiting rows, by their places, to whose cost the person has yet to agree. */
export const unaskedRows = ({ rows }: Course): readonly number[] =>
  rows.flatMap(({ state, unasked }, row) => (state === 'waiting' && unasked ? [row] : []));

/** Whether a row waits or has a request or a run under way; without one, only what runs cost may be looked for. */
export const isOpen = (course: Course): boolean => course.counts.waiting + placesTaken(course) > 0;

/** Runs of the batch that take a place, as far as is known. */
export const placesTaken = ({ counts }: Course): number => counts.sending + counts.started;

/** Whether the batch has spent what it may. */
export function isSpent({ rules, spent }: Pick<Course, 'rules' | 'spent'>): boolean {
  const most = readDecimal(rules.stopAtSpent ?? '');
  return most !== undefined && addDecimals(spent, negative(most)).units >= 0n;
}

const negative = ({ units, scale }: Decimal): Decimal => ({ units: -units, scale });

/** Whether it is still waited; a clock that was set back ends it. */
export const isHeld = ({ from, until }: Hold, now: number): boolean => now >= from && now < until;

/** Whether it ever had a run. */
export const hasRun = ({ run, earlier }: RowCourse): boolean => run !== undefined || earlier !== undefined;

export function isOf({ rows }: Course, row: number, attempt: string): boolean {
  return rows[row]?.attempt?.id === attempt;
}

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

/** States in which a row stays until the person asks for something. */
export const isSettled = (state: RowState): boolean =>
  state !== 'waiting' && state !== 'sending' && state !== 'started';

/** States in which a row may be corrected, and sent here or elsewhere: what may have started is decided about first. */
const DONE: ReadonlySet<RowState> = new Set(['failed', 'stopped', 'succeeded', 'left-out']);

/** Whether rows are done, or left out, and as the person saw them. */
export const areDone = ({ rows }: Course, seen: readonly SeenDone[]): boolean =>
  seen.every(({ row, attempt }) => {
    const of = rows[row];
    return of !== undefined && of.attempt?.id === attempt && DONE.has(of.state);
  });

/** Whether it may have a run of which nobody knows yet how it ends: sent once more, both are charged. */
export const isUndecided = ({ state }: RowCourse): boolean =>
  state === 'sending' || state === 'started' || state === 'unknown';

/** Whether it goes on, or would but for questions whether to stop it. */
export const isGoingOn = ({ phase }: Course): boolean =>
  phase.kind === 'going' || (phase.kind === 'paused' && phase.why.kind === 'stopAsked');

/** Whether it goes on once this question whether to stop it is closed. */
export const isGoingOnAfter = ({ phase }: Course, question: string): boolean =>
  phase.kind === 'going' ||
  (phase.kind === 'paused' &&
    phase.why.kind === 'stopAsked' &&
    phase.why.questions.every((open) => open === question));

export const isActive = ({ state, run }: RowCourse): boolean =>
  state === 'sending' || state === 'started' || run?.open === true;

/** A row whose run is to end, or is to end as soon as it has one. */
export const asEnding = (course: Course, at: number): Course =>
  change(course, at, (row) => (isSettled(row.state) ? row : { ...row, toEnd: true }));

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
    gone: course.gone - Number(isGone(before)) + Number(isGone(next)),
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

/** USD that the runs of a row have used. */
const costOf = (row: RowCourse): Decimal =>
  runsOf(row).reduce((sum, { usage }) => addDecimals(sum, readDecimal(String(usage)) ?? ZERO), ZERO);

/** Runs of a row that are over, and of whose cost the platform tells nothing. */
export const untoldOf = (row: RowCourse): number => runsOf(row).filter(({ untold }) => untold).length;

/** Whether nobody knows what became of its run. */
export const isGone = ({ run }: RowCourse): boolean => run?.gone === true;

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
 * gave most; of several, the last. What another gave was paid for too, and is looked at there.
 */
export function resultRun({ run, earlier = [] }: RowCourse): EarlierRun | undefined {
  const own = earlier.filter(({ other, deleted }) => !other && !deleted);
  return (run ? [...own, run] : own).reduce<EarlierRun | undefined>(
    (most, one) => (most && (most.results ?? 0) > (one.results ?? 0) ? most : one),
    undefined,
  );
}

/** Whether the platform has deleted what a run gave, by this computer's clock. */
const isDeleted = (run: EarlierRun, now: number): boolean => (keptUntil(run) ?? Infinity) <= now;

/** How many results of a row are kept until it is sent again. */
export function keptResults(row: RowCourse, now: number): number {
  const run = resultRun(row);
  return run && !isDeleted(run, now) ? (run.results ?? 0) : 0;
}

/** Runs of attempts before, of which it is known by now which are deleted; the very same where none is. */
export const withDeleted = (earlier: readonly EarlierRun[], now: number): readonly EarlierRun[] =>
  earlier.some((run) => !run.deleted && isDeleted(run, now))
    ? earlier.map((run) => (isDeleted(run, now) ? { ...run, deleted: true } : run))
    : earlier;

const resultsOf = (row: RowCourse): number => resultRun(row)?.results ?? 0;

const isResultTold = (row: RowCourse): boolean => resultRun(row)?.results !== undefined;

const isResultUntold = (row: RowCourse): boolean => {
  const run = resultRun(row);
  return isSettled(row.state) && row.state !== 'left-out' && run !== undefined && run.results === undefined;
};

export const runsOf = ({ run, earlier = [] }: RowCourse): readonly EarlierRun[] =>
  run ? [...earlier, run] : earlier;

/** USD, as a numeral. */
export const spentText = ({ spent }: Pick<Course, 'spent'>): string => writeDecimal(spent);
