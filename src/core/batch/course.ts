import { addDecimals, type Decimal, readDecimal, writeDecimal, ZERO } from '#core/decimal.ts';
import { type FailureFacts, type FailureKind } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { isRunOver, type Run } from '#core/run/run.ts';
import { isCostOpen, type RunState, stateOf } from '#core/run/run-state.ts';

import type { BatchPlan, BatchRules } from './batch.ts';

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
  readonly results: number;
  /** USD. */
  readonly usage: number;
  /** Milliseconds since the epoch. */
  readonly startedAt?: number;
  readonly finishedAt?: number;
  /** Seconds. */
  readonly duration: number;
  /** The platform's words. */
  readonly message: string;
  /** When it was first seen being aborted. */
  readonly abortingSince?: number;
  /** Its row is done, and yet what it cost may still change: when it was last seen it was too soon to tell. */
  readonly open?: true;
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
  readonly earlier?: readonly Pick<RowRun, 'slug' | 'usage'>[];
};

/** Why nothing is sent until the person goes on. Rows by their place in the plan. */
export type Pause =
  | { readonly kind: 'person' }
  /** The rows that were asked for are done: so many, the first ones of the batch or some that were sent again. */
  | { readonly kind: 'asked'; readonly count: number; readonly first: boolean }
  /** The page that ran it was left; by this computer's clock, when it was last seen at work. */
  | { readonly kind: 'closed'; readonly at: number }
  | { readonly kind: 'failures'; readonly rows: readonly number[] }
  | { readonly kind: 'lost'; readonly rows: readonly number[] }
  | { readonly kind: 'spent' }
  /** The platform refused what every other row would be refused too; `row` is the one that was to be sent. */
  | { readonly kind: 'refused'; readonly facts: FailureFacts; readonly row?: number }
  /** The key is that of another account than the batch; with its `mark`, it may be: no run tells yet. */
  | { readonly kind: 'otherAccount'; readonly mark?: string }
  /** The browser does not keep what is noted before a start. */
  | { readonly kind: 'unkept' }
  /** What these rows were to send is lost: what the browser kept of it is damaged. */
  | { readonly kind: 'damaged'; readonly rows: readonly number[] };

/** Some rows only, by their place in the plan: those of them that are not done yet. */
export type Asked = {
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

export type Counts = Readonly<Record<RowState, number>>;

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
  readonly results: number;
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
  /** How often the person has paused or stopped it. */
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

/** A row as the person saw it: what they ask for does nothing once it has been sent again. */
export type SeenRow = { readonly row: number; readonly attempt: string };

/** The `stops` that the person saw when they asked: it does nothing after another. Absent for what is asked in this very moment. */
type BeforeStop = { readonly stops?: number };

/** `time`: milliseconds since the epoch, by this computer's clock. */
export type BatchEvent = { readonly time: number } & (
  | { readonly kind: 'pause' }
  /** `agreed`: waiting rows, by their places, to whose cost the person has agreed; `mark`: that of the key that they go on with. */
  | ({ readonly kind: 'goOn'; readonly agreed?: readonly number[]; readonly mark?: string } & BeforeStop)
  | { readonly kind: 'stop'; readonly abort: boolean }
  /** Rows that failed or were stopped, or may have started, are to be sent again: the person's decision. */
  | ({ readonly kind: 'again'; readonly rows: readonly SeenRow[] } & BeforeStop)
  | { readonly kind: 'leaveOut'; readonly rows: readonly number[] }
  /** `agreed`: to what they may cost; without it they are not put back into a batch that goes on. */
  | ({ readonly kind: 'putBack'; readonly rows: readonly number[]; readonly agreed?: true } & BeforeStop)
  /** A run is taken for the one of a row that may have started: by the person, and then it was first `listed` at that moment; else the platform named it. */
  | ({ readonly kind: 'take'; readonly run: RunSlug; readonly listed?: number } & SeenRow)
  | { readonly kind: 'rules'; readonly rules: BatchRules }
  | { readonly kind: 'sent'; readonly row: number; readonly attempt: Attempt }
  /** What was noted has not left. */
  | ({ readonly kind: 'unsent' } & SeenRow)
  /** `facts`: of a refusal that named the run all the same. */
  | ({ readonly kind: 'answered'; readonly run: RunSlug; readonly facts?: FailureFacts } & SeenRow)
  | ({ readonly kind: 'refused' | 'lost'; readonly facts: FailureFacts } & SeenRow)
  /** A list of runs: as much of it as has those under way. `platformTime`: by the platform's clock, when it was read. */
  | {
      readonly kind: 'seen';
      readonly runs: readonly Run[];
      readonly elsewhere: number;
      readonly platformTime: number;
    }
  | { readonly kind: 'unread'; readonly facts: FailureFacts }
  /** The page was loaded anew; or the person has taken the batch from another tab. */
  | { readonly kind: 'reopened'; readonly taken?: true }
  | { readonly kind: 'halted'; readonly why: Pause }
  | { readonly kind: 'proven' | 'foreign'; readonly mark: string }
  | { readonly kind: 'aborting'; readonly row: number; readonly facts?: FailureFacts }
);

type EventOf<Kind extends BatchEvent['kind']> = Extract<BatchEvent, { readonly kind: Kind }>;

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
    results: 0,
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
  let results = 0;
  for (const row of course.rows) {
    counts[row.state] += 1;
    if (row.run === undefined && row.earlier === undefined) continue;
    spent = addDecimals(spent, costOf(row));
    results += row.run?.results ?? 0;
  }
  const active = course.rows.flatMap((row, at) => (isActive(row) ? [at] : []));
  return { ...course, counts, spent, results, active };
}

/** The course after an event. An event that does not fit changes nothing, and gives back the very same course. */
export function nextCourse(course: Course, event: BatchEvent): Course {
  const next = happen(course, event);
  return next === course ? course : settle({ ...next, at: event.time });
}

function happen(course: Course, event: BatchEvent): Course {
  const change = CHANGES[event.kind] as (course: Course, event: BatchEvent) => Course; // the one of its kind
  return change(course, event);
}

const CHANGES: { readonly [Kind in BatchEvent['kind']]: (course: Course, event: EventOf<Kind>) => Course } = {
  pause: (course) =>
    course.phase.kind === 'going'
      ? { ...course, phase: { kind: 'paused', why: { kind: 'person' } }, stops: course.stops + 1 }
      : course,
  goOn: (course, { stops, agreed = [], mark }) => {
    const { phase } = course;
    if (!isAskedNow(course, stops) || phase.kind !== 'paused' || isSpent(course)) return course;
    const next = agreedTo(course, agreed);
    if (unaskedRows(next).length > 0) return course;
    const isKeyAgreed = phase.why.kind === 'otherAccount' && mark !== undefined && phase.why.mark === mark;
    return {
      ...refreshed(next, { kind: 'going' }),
      ...(isKeyAgreed && !course.rows.some(hasRun) && { marks: [mark] }),
    };
  },
  stop: stopped,
  again: (course, { rows, stops }) => {
    if (!isAskedNow(course, stops)) return course;
    const asked = rows.filter(
      ({ row, attempt }) => isOf(course, row, attempt) && AGAIN.has(course.rows[row]?.state ?? 'waiting'),
    );
    return ask(
      asked.reduce((all, { row }) => change(all, row, toAgain), course),
      asked.map(({ row }) => row),
    );
  },
  leaveOut: (course, { rows }) => turn(course, rows, { from: 'waiting', to: 'left-out' }),
  putBack: (course, { rows, stops, agreed }) => {
    if (!isAskedNow(course, stops) || (course.phase.kind === 'going' && !agreed)) return course;
    const back = turn(course, rows, { from: 'left-out', to: 'waiting' });
    const next = agreed && back !== course ? agreedTo(back, rows) : back;
    return next !== course && next.phase.kind === 'stopped'
      ? { ...next, phase: { kind: 'paused', why: { kind: 'person' } } }
      : next;
  },
  take: (course, { row, attempt, run, listed, time }) =>
    isOf(course, row, attempt) &&
    course.rows[row]?.state === 'unknown' &&
    !isClaimed(course, run) &&
    (listed === undefined || sendingSince(course, { listed, now: time }) === undefined)
      ? begun(course, row, run)
      : course,
  rules: (course, { rules }) => ({ ...course, rules }),
  sent: (course, { row, attempt }) =>
    course.phase.kind === 'going' && course.rows[row]?.state === 'waiting'
      ? change(course, row, ({ earlier }) => ({
          state: 'sending',
          attempt,
          ...(earlier && { earlier }),
        }))
      : course,
  unsent: (course, { row, attempt }) => (isSending(course, row, attempt) ? unsent(course, row) : course),
  answered: (course, { row, attempt, run, facts }) => {
    const state = course.rows[row]?.state;
    if (!isOf(course, row, attempt) || (state !== 'sending' && state !== 'unknown')) return course;
    if (isClaimed(course, run)) return lost(course, row, { kind: 'unreadable', run });
    const { hold, ...next } = begun(course, row, run);
    const answered = { ...next, ...(hold && hold.kind !== 'places' && { hold }), losses: [] };
    return facts && AFTER[facts.kind] === 'pause'
      ? halted(answered, { kind: 'refused', facts, row })
      : answered;
  },
  refused: (course, { row, attempt, facts, time }) =>
    isSending(course, row, attempt) ? refused(course, row, { facts, time }) : course,
  lost: (course, { row, attempt, facts, time }) =>
    isSending(course, row, attempt)
      ? held(lost(course, row, facts), { kind: 'platform', facts, time, wait: 0 })
      : course,
  seen,
  unread: (course, { facts, time }) => {
    const next = postponed(course, facts, time);
    if (next.hold?.kind === 'rate') return next;
    return AFTER[facts.kind] === 'pause' ? halted(next, { kind: 'refused', facts }) : next;
  },
  reopened: (course, { time, taken }) => {
    const left = course.active.filter((row) => course.rows[row]?.state === 'sending');
    const lost = left.reduce(
      (all, row) => change(all, row, (sent) => ({ ...sent, state: 'unknown', left: true })),
      course,
    );
    const isToEnd = lost.phase.kind === 'stopped' && lost.phase.abort;
    const toEnd = isToEnd ? lost.active.reduce(asEnding, lost) : lost;
    const next = toEnd.active.reduce((all, row) => change(all, row, withoutUnseenAbort), toEnd);
    const { hold: _, seen: _seen, ...rest } = next;
    const wasGoing = next.phase.kind === 'going' && next.counts.waiting > 0;
    const why: Pause = taken ? { kind: 'person' } : { kind: 'closed', at: course.at };
    const phase: Phase = wasGoing ? { kind: 'paused', why } : next.phase;
    return countAnew({ ...rest, phase, looks: 0, at: time });
  },
  halted: (course, { why }) => halted(course, why),
  proven: ({ foreign: _, seen: _seen, hold, ...course }, { mark }) => ({
    ...course,
    ...(hold && hold.kind !== 'platform' && { hold }),
    // Without a run to be told apart by, it is the first key of the batch.
    marks: course.rows.some(hasRun) ? [...course.marks.filter((other) => other !== mark), mark] : [mark],
  }),
  foreign: (course, { mark }) => halted({ ...course, foreign: mark }, { kind: 'otherAccount' }),
  aborting: (course, { row, facts, time }) => {
    if (course.rows[row]?.state !== 'started') return course;
    if (facts === undefined)
      return change(course, row, (started) => ({ ...started, abort: 'asked', abortAt: time }));
    if (PASSING.has(facts.kind)) return postponed(change(course, row, withoutAbort), facts, time);
    // It may have ended by itself, which the list tells.
    const { seen: _, ...next } = change(course, row, (started) => ({ ...started, abort: facts }));
    return next;
  },
};

/** After these a run may be asked to end once more, without the person. */
const PASSING: ReadonlySet<FailureKind> = new Set([
  'network',
  'offline',
  'timeout',
  'cancelled',
  'unreadable',
  'internal',
  'rateLimited',
]);

/** Waiting rows, by their places, to whose cost the person has yet to agree. */
export const unaskedRows = ({ rows }: Course): readonly number[] =>
  rows.flatMap(({ state, unasked }, row) => (state === 'waiting' && unasked ? [row] : []));

function agreedTo(course: Course, agreed: readonly number[]): Course {
  const known = new Set(agreed);
  if (known.size === 0) return course;
  const rows = course.rows.map((row, at) => {
    if (!known.has(at) || row.state !== 'waiting' || !row.unasked) return row;
    const { unasked: _, ...rest } = row;
    return rest;
  });
  return { ...course, rows };
}

/** Whether the person has neither paused nor stopped it since they asked. */
const isAskedNow = (course: Course, stops: number | undefined): boolean =>
  stops === undefined || stops === course.stops;

/** States out of which the person may have a row sent again. */
const AGAIN: ReadonlySet<RowState> = new Set(['failed', 'stopped', 'unknown']);

/**
 * What follows from the kind of a refusal: the `row` fails; every row would be refused, so that the batch is to `pause`; or
 * the row waits on, for a free place (`places`), as long as was asked (`rate`), or until the platform answers (`platform`). After
 * the others nobody knows whether there is a run.
 */
const AFTER: Record<FailureKind, 'row' | 'pause' | 'places' | 'rate' | 'platform' | 'lost'> = {
  network: 'lost',
  offline: 'platform',
  timeout: 'lost',
  cancelled: 'lost',
  unreadable: 'lost',
  noKey: 'pause',
  keyRefused: 'pause',
  userDisabled: 'pause',
  invalidRequest: 'row',
  notFound: 'pause',
  rateLimited: 'rate',
  internal: 'lost',
  balanceTooLow: 'pause',
  trafficTooLow: 'pause',
  tooManyRuns: 'places',
  workerNotFound: 'pause',
  workerRunFailed: 'lost',
  versionUnavailable: 'pause',
  taskNotFound: 'pause',
  runNotFound: 'pause',
  abortFailed: 'lost',
  notImplemented: 'pause',
  onlyV1: 'pause',
  unknown: 'lost',
};

export const FAILURE_KINDS = Object.keys(AFTER) as FailureKind[]; // its own keys

/** Starts whose answers are lost one after the other, though the list of runs can be read: then the person is to look. */
const MOST_LOST = 3;

/** Milliseconds to wait where 429 does not say how long. */
const USUAL_RATE = 60_000;

/** No answer is asked again at once, and none holds a batch for days: whoever says so was not understood. */
const LEAST_RATE = 1_000;
const MOST_RATE = 3_600_000;

/** Milliseconds before each look at a list that could not be read; the last one stays. */
const WAITS = [5_000, 10_000, 20_000, 40_000, 60_000, 120_000, 300_000] as const;

const waitOf = (tries: number): number => WAITS[Math.min(tries, WAITS.length - 1)] ?? 0;

/** Runs of the batch that take a place, as far as is known. */
export const placesTaken = ({ counts }: Course): number => counts.sending + counts.started;

/** Whether the batch has spent what it may. */
export function isSpent({ rules, spent }: Pick<Course, 'rules' | 'spent'>): boolean {
  const most = readDecimal(rules.stopAtSpent ?? '');
  return most !== undefined && addDecimals(spent, negative(most)).units >= 0n;
}

const negative = ({ units, scale }: Decimal): Decimal => ({ units: -units, scale });

function refused(
  { losses, ...rest }: Course,
  row: number,
  { facts, time }: { readonly facts: FailureFacts; readonly time: number },
): Course {
  const course: Course = { ...rest, losses: [] };
  switch (AFTER[facts.kind]) {
    case 'row':
      return failed(
        change(course, row, (sent) => ({ ...sent, state: 'failed', why: facts })),
        row,
      );
    case 'pause':
      return halted(unsent(course, row), { kind: 'refused', facts, row });
    case 'rate':
      return rated(unsent(course, row), facts, time);
    case 'places':
      return crowded(unsent(course, row), facts, time);
    case 'platform':
      return held(unsent(course, row), { kind: 'platform', facts, time, wait: waitOf(0) });
    case 'lost':
      return held(lost({ ...course, losses }, row, facts), { kind: 'platform', facts, time, wait: 0 });
  }
}

/** Every place is taken: no more runs than there are now will do, until a list shows that there are fewer. */
function crowded(course: Course, facts: FailureFacts, time: number): Course {
  const taken = placesTaken(course) + (course.seen?.elsewhere ?? 0);
  const tries = course.hold?.kind === 'places' ? course.hold.tries : 0;
  const { seen: _, ...next } = held(course, { kind: 'places', facts, time, wait: waitOf(tries), taken });
  return { ...next, limit: Math.max(1, Math.min(taken, course.limit ?? taken)) };
}

/** What was noted has not left, or started nothing: the row waits on, or was left out by the stop that came meanwhile. */
const unsent = (course: Course, row: number): Course =>
  change(course, row, ({ earlier }) => ({
    ...(course.phase.kind === 'stopped' ? LEFT_OUT : { state: 'waiting' }),
    ...(earlier && { earlier }),
  }));

/** What is left out is asked about anew before it is sent. */
const LEFT_OUT: RowCourse = { state: 'left-out', unasked: true };

function lost(course: Course, row: number, why: FailureFacts): Course {
  const { seen: _, ...next } = change(course, row, (sent) => ({ ...sent, state: 'unknown', why }));
  return { ...next, losses: [...course.losses, row] };
}

/** What is not the person's matter is asked again: as late as was said, else ever more slowly. */
function postponed(course: Course, facts: FailureFacts, time: number): Course {
  if (AFTER[facts.kind] === 'rate') return rated(course, facts, time);
  const tries = course.hold?.kind === 'platform' ? course.hold.tries : 0;
  return held(course, { kind: 'platform', facts, time, wait: waitOf(tries) });
}

const rated = (course: Course, facts: FailureFacts, time: number): Course =>
  held(course, {
    kind: 'rate',
    facts,
    time,
    wait: Math.min(MOST_RATE, Math.max(LEAST_RATE, (facts.retryAfter ?? USUAL_RATE / 1_000) * 1_000)),
  });

type Held = {
  readonly kind: Hold['kind'];
  readonly facts: FailureFacts;
  readonly time: number;
  readonly wait: number;
  readonly taken?: number;
};

function held(course: Course, { kind, facts, time, wait, taken = 0 }: Held): Course {
  const tries = course.hold?.kind === kind ? course.hold.tries + 1 : 1;
  return { ...course, hold: { kind, facts, from: time, until: time + wait, tries, taken } };
}

/** Whether it is still waited; a clock that was set back ends it. */
export const isHeld = ({ from, until }: Hold, now: number): boolean => now >= from && now < until;

const halted = (course: Course, why: Pause): Course =>
  course.phase.kind === 'going' ? { ...course, phase: { kind: 'paused', why } } : course;

/** What was learned and counted until now is forgotten: the person has looked. */
function refreshed(course: Course, phase: Phase): Course {
  const { limit: _, hold, seen: _seen, foreign: _foreign, ...rest } = course;
  return { ...rest, phase, failures: [], losses: [], looks: 0, ...(hold?.kind === 'rate' && { hold }) };
}

function stopped(course: Course, { abort }: EventOf<'stop'>): Course {
  const was = course.phase.kind === 'stopped' ? course.phase.abort : false;
  if (course.phase.kind === 'stopped' && was === abort && !abort) return course;
  const waiting = course.rows.flatMap(({ state }, row) => (state === 'waiting' ? [row] : []));
  const next = turn(course, waiting, { from: 'waiting', to: 'left-out' });
  const phase: Phase = { kind: 'stopped', abort: was || abort };
  const after: Course = { ...next, phase, stops: course.stops + 1 };
  if (!abort) return after;
  // What could not be ended is asked to end once more.
  const refusals = after.active.filter((row) => typeof after.rows[row]?.abort === 'object');
  const asked = refusals.reduce((all, row) => change(all, row, withoutAbort), after);
  return asked.active.reduce(asEnding, asked);
}

/** A row whose run is to end, or is to end as soon as it has one. */
const asEnding = (course: Course, at: number): Course =>
  change(course, at, (row) => (isSettled(row.state) ? row : { ...row, toEnd: true }));

/** The person's decision that rows are sent, whatever the batch does otherwise. */
function ask(course: Course, rows: readonly number[]): Course {
  if (rows.length === 0) return course;
  const { phase } = course;
  if (phase.kind !== 'going')
    return refreshed(course, { kind: 'going', only: { rows, count: rows.length, first: false } });
  if (phase.only === undefined) return course;
  const all = [...new Set([...phase.only.rows, ...rows])];
  return { ...course, phase: { ...phase, only: { ...phase.only, rows: all } } };
}

const toAgain = ({ run, earlier = [] }: RowCourse): RowCourse => {
  const runs = run ? [...earlier, { slug: run.slug, usage: run.usage }] : earlier;
  return { state: 'waiting', ...(runs.length > 0 && { earlier: runs }) };
};

/** Whether it ever had a run. */
export const hasRun = ({ run, earlier }: RowCourse): boolean => run !== undefined || earlier !== undefined;

/** Whether the request to end a run left is not known of a page that is gone: it is made once more. */
function withoutUnseenAbort(row: RowCourse): RowCourse {
  const isUnseen = row.abort === 'asked' && row.state === 'started' && row.run?.state !== 'aborting';
  return isUnseen ? withoutAbort(row) : row;
}

const withoutAbort = ({ abort: _, abortAt: _at, ...row }: RowCourse): RowCourse => row;

/** There is a run of a row: the first one tells which account is that of the batch. */
function begun(course: Course, at: number, run: RunSlug): Course {
  const mark = course.rows[at]?.attempt?.keyMark;
  const { phase } = course;
  const started = change(course, at, (row) => toStarted(row, run));
  const next = phase.kind === 'stopped' && phase.abort ? asEnding(started, at) : started;
  return mark === undefined || course.rows.some(hasRun) ? next : { ...next, marks: [mark] };
}

const toStarted = ({ why: _, left: _left, ...row }: RowCourse, slug: RunSlug): RowCourse => ({
  ...row,
  state: 'started',
  run: { slug, results: 0, usage: 0, duration: 0, message: '' },
});

function isOf({ rows }: Course, row: number, attempt: string): boolean {
  return rows[row]?.attempt?.id === attempt;
}

const isSending = (course: Course, row: number, attempt: string): boolean =>
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

/** Milliseconds that a run may be seen being aborted until its row is done: it can stay so for ever. */
const ABORT_PATIENCE = 120_000;

/** Milliseconds for which it is looked at all the same: until it ends it may go on to cost. */
const MOST_ABORTING = 3_600_000;

const STATE_OF: Record<RunState, RowState> = {
  ready: 'started',
  running: 'started',
  aborting: 'started',
  unknown: 'started',
  succeeded: 'succeeded',
  failed: 'failed',
  aborted: 'stopped',
  limited: 'stopped',
};

function seen(course: Course, { runs, elsewhere, time, platformTime }: EventOf<'seen'>): Course {
  const bySlug = new Map(runs.map((run) => [run.slug, run]));
  const looked = [...course.rows.keys()].reduce((all, row) => {
    const slug = all.rows[row]?.run?.slug;
    const found = slug && bySlug.get(slug);
    const next = sawEarlier(all, row, bySlug);
    return found ? sawRun(next, row, { run: found, time, platformTime }) : next;
  }, course);
  const { hold, limit, ...rest } = looked;
  const own = course.active.filter((row) => {
    const slug = course.rows[row]?.run?.slug;
    return slug !== undefined && bySlug.get(slug)?.status === 'running';
  });
  const isOver = hold?.kind === 'platform' || (hold?.kind === 'rate' && !isHeld(hold, time));
  const isFree = hold?.kind === 'places' && placesTaken(looked) + elsewhere < hold.taken;
  const changed = looked.counts.started !== course.counts.started;
  return {
    ...rest,
    ...(hold && !isOver && !isFree && { hold }),
    // What runs at once is allowed to.
    ...(limit !== undefined && { limit: Math.max(limit, own.length + elsewhere) }),
    seen: { at: time, elsewhere },
    looks: changed ? 1 : course.looks + 1,
  };
}

function sawRun(course: Course, row: number, { run, ...at }: SeenAt & { readonly run: Run }): Course {
  const before = course.rows[row];
  if (before?.run === undefined) return course;
  const isDone = isSettled(before.state);
  const { isStuck, ...told } = toRowRun(run, before.run, at);
  if (isDone && !isNews(before.run, told, isStuck || isRunOver(run.status))) return course;
  const { time } = at;
  const state = isStuck ? 'stopped' : STATE_OF[stateOf(run)];
  const next = change(course, row, (of) => ({ ...of, state, run: told, ...abortOf(of, told, time) }));
  if (isDone) return next;
  if (state === 'failed') return failed(next, row);
  return state === 'succeeded' ? { ...next, failures: [] } : next;
}

/** A list that is behind does not take back what another has told of a run that is done; what is told already changes nothing. */
const isNews = (before: RowRun, told: RowRun, isOver: boolean): boolean =>
  isOver && (before.open === true || told.usage > before.usage);

/** Milliseconds that a run may go on after it was asked to end, until it is said that it could not be stopped. */
const ENDING_PATIENCE = 60_000;

/** What is known of a run's being asked to end, now that it was seen. */
function abortOf(
  { abort, abortAt = 0 }: RowCourse,
  { state }: RowRun,
  time: number,
): Pick<RowCourse, 'abort'> | undefined {
  if (state === 'aborting') return abort && { abort: 'asked' };
  const isIgnored =
    abort === 'asked' && time - abortAt >= ENDING_PATIENCE && STATE_OF[state ?? 'ready'] === 'started';
  return isIgnored ? { abort: { kind: 'abortFailed' } } : undefined;
}

/** The cost of the runs before may be told late, too. */
function sawEarlier(course: Course, row: number, bySlug: ReadonlyMap<RunSlug, Run>): Course {
  const { earlier = [] } = course.rows[row] ?? {};
  const isMore = ({ slug, usage }: Pick<RowRun, 'slug' | 'usage'>) => (bySlug.get(slug)?.usage ?? 0) > usage;
  if (!earlier.some(isMore)) return course;
  const told = earlier.map((run) =>
    isMore(run) ? { ...run, usage: bySlug.get(run.slug)?.usage ?? 0 } : run,
  );
  return change(course, row, (of) => ({ ...of, earlier: told }));
}

/** Milliseconds since the epoch, by this computer's clock and by the platform's. */
type SeenAt = { readonly time: number; readonly platformTime: number };

/** `isStuck`: it has been aborting for so long that its row is done. */
function toRowRun(
  run: Run,
  { abortingSince }: RowRun,
  { time, platformTime }: SeenAt,
): RowRun & { readonly isStuck: boolean } {
  const { slug, results, usage, startedAt, finishedAt, duration, errorMessage: message } = run;
  const state = stateOf(run);
  const since = state === 'aborting' ? (abortingSince ?? time) : time;
  const isStuck = time - since > ABORT_PATIENCE;
  const isOpen = isStuck ? time - since < MOST_ABORTING : isCostOpen(run, platformTime);
  return {
    ...{ slug, state, results, usage, duration, message, isStuck },
    ...(startedAt !== undefined && { startedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
    ...(state === 'aborting' && { abortingSince: since }),
    ...(isOpen && { open: true }),
  };
}

const failed = (course: Course, row: number): Course => ({
  ...course,
  failures: [...course.failures, row],
});

/** States in which a row stays until the person asks for something. */
export const isSettled = (state: RowState): boolean =>
  state !== 'waiting' && state !== 'sending' && state !== 'started';

const isActive = ({ state, run }: RowCourse): boolean =>
  state === 'sending' || state === 'started' || run?.open === true;

/** Changes one row, and what is counted of it. */
function change(course: Course, at: number, to: (row: RowCourse) => RowCourse): Course {
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
    results: course.results - (before.run?.results ?? 0) + (next.run?.results ?? 0),
    ...(before.state !== next.state && { looks: 0 }),
  };
}

/** Moves rows of one state to another that both have no run under way. */
function turn(
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

/** USD that the runs of a row have used. */
function costOf({ run, earlier = [] }: RowCourse): Decimal {
  return [...earlier, ...(run ? [run] : [])].reduce(
    (sum, { usage }) => addDecimals(sum, readDecimal(String(usage)) ?? ZERO),
    ZERO,
  );
}

/** What the rules say of where the batch stands now. */
function settle(course: Course): Course {
  const { phase, rules, failures, losses } = course;
  if (phase.kind !== 'going') return course;
  if (isSpent(course)) return halted(course, { kind: 'spent' });
  if (rules.stopAfterFailures > 0 && failures.length >= rules.stopAfterFailures)
    return halted(course, { kind: 'failures', rows: failures });
  if (losses.length >= MOST_LOST) return halted(course, { kind: 'lost', rows: losses });
  if (phase.only === undefined) return course;
  const open = phase.only.rows.filter((row) => !isSettled(course.rows[row]?.state ?? 'left-out'));
  if (open.length > 0)
    return open.length === phase.only.rows.length
      ? course
      : { ...course, phase: { ...phase, only: { ...phase.only, rows: open } } };
  const { count, first } = phase.only;
  return course.counts.waiting > 0
    ? halted(course, { kind: 'asked', count, first })
    : { ...course, phase: { kind: 'going' } };
}

/** USD, as a numeral. */
export const spentText = ({ spent }: Pick<Course, 'spent'>): string => writeDecimal(spent);
