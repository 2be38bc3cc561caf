import type { RunSlug } from '#core/ids/run-slug.ts';
import { isStateOver } from '#core/run/run-state.ts';

import type { BatchEvent, EventOf, Timed } from './batch-event.ts';
import {
  areDone,
  asEnding,
  change,
  countAnew,
  type Course,
  isGoingOn,
  isClaimed,
  isOf,
  isSending,
  isSpent,
  known,
  maySendAgain,
  type Pause,
  type Phase,
  sendingSince,
  turn,
  unaskedRows,
} from './course.ts';
import {
  type EarlierRun,
  hasRun,
  isPending,
  isRowSettled,
  lasting,
  type RowCourse,
  type RowRun,
  withDeleted,
} from './row-course.ts';
import { AFTER, halted, held, lost, PASSING, postponed, refused, unsent } from './refusals.ts';
import { seen } from './seen-runs.ts';
import { isOpen } from './standing.ts';

/** Applies an event. An event that does not fit returns the same object. */
export function nextCourse(course: Course, event: BatchEvent): Course {
  const next = happen(course, event);
  return next === course ? course : settle({ ...next, at: event.time });
}

function happen(course: Course, event: BatchEvent): Course {
  const change = CHANGES[event.kind] as (course: Course, event: BatchEvent) => Course; // the one of its kind
  return change(course, event);
}

const CHANGES: { readonly [Kind in BatchEvent['kind']]: (course: Course, event: EventOf<Kind>) => Course } = {
  pause: (course) => {
    const { phase, stops } = course;
    if (isGoingOn(course))
      return { ...course, phase: { kind: 'paused', why: { kind: 'person' } }, stops: stops + 1 };
    // Halted in a handover, it does not go on by what was pressed before.
    const isHalted = phase.kind === 'paused' && phase.why.kind !== 'stopAsked';
    return isHalted ? { ...course, stops: stops + 1 } : course;
  },
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
  askStop: (course, { question }) => {
    const { phase } = course;
    const asked = stopAsked(course);
    if (!isGoingOn(course) || asked?.questions.includes(question)) return course;
    const only = phase.kind === 'going' ? phase.only : asked?.only;
    const questions = [...(asked?.questions ?? []), question];
    const why: Pause = { kind: 'stopAsked', questions, ...(only && { only }) };
    return { ...course, phase: { kind: 'paused', why }, stops: course.stops + 1 };
  },
  keepOn: (course, { question }) => {
    const why = stopAsked(course);
    if (!why?.questions.includes(question)) return course;
    const questions = why.questions.filter((other) => other !== question);
    return {
      ...course,
      phase: questions.length > 0 ? { kind: 'paused', why: { ...why, questions } } : resumed(course, why),
    };
  },
  again: (course, { rows, stops, ...at }) => {
    // What it failed for stays where nothing is sent of it.
    if (!isAskedNow(course, stops) || isSpent(course)) return course;
    const asked = rows.filter((row) => maySendAgain(course, row));
    if (asked.length === 0) return course;
    return sentAgain(course, asked, platformNow(at));
  },
  correct: (course, { rows, stops, ...at }) =>
    isAskedNow(course, stops) && rows.length > 0 && areDone(course, rows) && !isSpent(course)
      ? sentAgain(course, rows, platformNow(at))
      : course,
  elsewhere: (course, { rows, to }) =>
    rows.length > 0 && areDone(course, rows)
      ? known(course, new Map(rows.map(({ row }) => [row, to])))
      : course,
  leaveOut: (course, { rows }) => turn(course, rows, { from: 'waiting', to: 'left-out' }),
  putBack: (course, { rows, stops, agreed }) => {
    const isSent = course.phase.kind === 'going' && !isSpent(course);
    if (!isAskedNow(course, stops) || (isSent && !agreed)) return course;
    const back = turn(course, rows, { from: 'left-out', to: 'waiting' });
    if (back === course) return course;
    const next = afresh(agreed ? agreedTo(back, rows) : back, course);
    return next.phase.kind === 'stopped'
      ? { ...next, phase: { kind: 'paused', why: { kind: 'person' } } }
      : next;
  },
  take: (course, { row, attempt, run, listed, time }) =>
    isOf(course, row, attempt) &&
    course.rows[row]?.state === 'lost' &&
    !isClaimed(course, run) &&
    (listed === undefined || sendingSince(course, { listed, now: time }) === undefined)
      ? begun(course, row, run)
      : course,
  rules: (course, { rules }) => ({ ...course, rules }),
  sent: (course, { row, attempt }) =>
    course.phase.kind === 'going' && course.rows[row]?.state === 'waiting'
      ? change(course, row, ({ elsewhere, ...of }) => ({
          state: 'sending',
          attempt,
          ...lasting(of),
          ...(elsewhere && { elsewhere: { ...elsewhere, before: true } }),
        }))
      : course,
  unsent: (course, { row, attempt }) => (isSending(course, row, attempt) ? unsent(course, row) : course),
  answered: (course, { row, attempt, run, facts }) => {
    const state = course.rows[row]?.state;
    if (!isOf(course, row, attempt) || (state !== 'sending' && state !== 'lost')) return course;
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
    return AFTER[facts.kind] === 'pause' && isOpen(next) ? halted(next, { kind: 'refused', facts }) : next;
  },
  reopened: (course, { taken, ...at }) => {
    const { time } = at;
    const left = course.active.filter((row) => course.rows[row]?.state === 'sending');
    const lost = left.reduce(
      (all, row) => change(all, row, (sent) => ({ ...sent, state: 'lost', left: true })),
      course,
    );
    const isToEnd = lost.phase.kind === 'stopped' && lost.phase.abort;
    const toEnd = isToEnd ? lost.active.reduce(asEnding, lost) : lost;
    const next = toEnd.active.reduce((all, row) => change(all, row, withoutUnseenAbort), toEnd);
    const { hold: _, seen: _seen, ...rest } = next;
    const wasGoing = isGoingOn(next) && next.counts.waiting > 0;
    const why: Pause = taken ? { kind: 'person' } : { kind: 'closed', at: course.at };
    const phase: Phase = wasGoing ? { kind: 'paused', why } : next.phase;
    const rows = next.rows.map((row) => withDeletedRuns(row, platformNow(at)));
    return countAnew({ ...rest, rows, phase, looks: 0, at: time });
  },
  halted: (course, { why }) => halted(course, why),
  proven: ({ foreign: _, seen: _seen, hold, ...course }, { mark }) => ({
    ...course,
    ...(hold && hold.kind !== 'platform' && { hold }),
    // Without a run to be told apart by, it is the first key of the batch.
    marks: course.rows.some(hasRun) ? [...course.marks.filter((other) => other !== mark), mark] : [mark],
  }),
  foreign: (before, { mark }) => {
    const course = { ...before, foreign: mark };
    return isOpen(course) ? halted(course, { kind: 'otherAccount' }) : course;
  },
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

const platformNow = ({ time, platformTime = time }: Timed): number => platformTime;

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

type StopAsked = Extract<Pause, { readonly kind: 'stopAsked' }>;

const stopAsked = ({ phase }: Course): StopAsked | undefined =>
  phase.kind === 'paused' && phase.why.kind === 'stopAsked' ? phase.why : undefined;

/** Continues where it was, except for rows put back meanwhile whose cost is not accepted yet. */
const resumed = (course: Course, { only }: StopAsked): Phase => {
  if (only) return { kind: 'going', only };
  return unaskedRows(course).length > 0 ? { kind: 'paused', why: { kind: 'person' } } : { kind: 'going' };
};

const isAskedNow = (course: Course, stops: number | undefined): boolean =>
  stops === undefined || stops === course.stops;

function refreshed(course: Course, phase: Phase): Course {
  const { limit: _, hold, seen: _seen, foreign: _foreign, ...rest } = course;
  return {
    ...rest,
    phase,
    failures: [],
    losses: [],
    missing: [],
    looks: 0,
    ...(hold?.kind === 'rate' && { hold }),
  };
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

const afresh = (course: Course, before = course): Course =>
  isOpen(before) ? course : { ...course, failures: [], losses: [] };

function ask(course: Course, rows: readonly number[]): Course {
  const { phase } = course;
  if (phase.kind !== 'going')
    return refreshed(course, { kind: 'going', only: { rows, count: rows.length, first: false } });
  if (phase.only === undefined) return course;
  const before = phase.only.rows;
  const all = [...new Set([...before, ...rows])];
  const first = phase.only.first && all.length === before.length;
  return { ...course, phase: { ...phase, only: { rows: all, count: all.length, first } } };
}

function sentAgain(course: Course, asked: EventOf<'correct'>['rows'], now: number): Course {
  const places = new Set(asked.map(({ row }) => row));
  const looked = { ...afresh(course), missing: course.missing.filter((row) => !places.has(row)) };
  return ask(
    asked.reduce<Course>((all, { row, ...how }) => change(all, row, (of) => toAgain(of, how, now)), looked),
    [...places],
  );
}

type How = Pick<EventOf<'correct'>['rows'][number], 'corrected' | 'same'>;

function toAgain(row: RowCourse, { corrected, same }: How, now: number): RowCourse {
  const { run, earlier = [], corrected: before, elsewhere } = row;
  const runs = withDeleted(run ? [...earlier, toEarlierRun(run)] : earlier, now);
  const sends = corrected ?? before;
  return {
    state: 'waiting',
    ...(runs.length > 0 && {
      earlier: corrected && !same ? runs.map((one) => ({ ...one, other: true as const })) : runs,
    }),
    ...(sends && { corrected: sends }),
    ...(elsewhere && { elsewhere }),
  };
}

const mayGoOn = ({ open, state }: RowRun) => open === true && (state === undefined || !isStateOver(state));

function toEarlierRun(run: RowRun): EarlierRun {
  const { slug, usage, untold, results, state, startedAt, finishedAt } = run;
  return {
    slug,
    usage,
    // One that may go on has yet to tell what it costs.
    ...((untold === true || mayGoOn(run)) && { untold: true }),
    ...(isPending(run) && { open: true }),
    ...(results !== undefined && { results }),
    ...(state && { state }),
    ...(startedAt !== undefined && { startedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
  };
}

function withDeletedRuns(row: RowCourse, now: number): RowCourse {
  const earlier = row.earlier && withDeleted(row.earlier, now);
  return earlier === row.earlier ? row : { ...row, ...(earlier && { earlier }) };
}

/** Whether the abort request of a closed page was sent is unknown, so it is repeated. */
function withoutUnseenAbort(row: RowCourse): RowCourse {
  const isUnseen = row.abort === 'asked' && row.state === 'started' && row.run?.state !== 'aborting';
  return isUnseen ? withoutAbort(row) : row;
}

const withoutAbort = ({ abort: _, abortAt: _at, ...row }: RowCourse): RowCourse => row;

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
  run: { slug, usage: 0, message: '' },
});

/** Consecutive starts with lost answers, although the list is readable, before the person must look. */
const MOST_LOST = 3;

function settle(course: Course): Course {
  const { phase } = course;
  if (phase.kind !== 'going') return course;
  const why = isOpen(course) ? whyToPause(course) : undefined;
  if (why) return halted(course, why);
  if (phase.only === undefined) return course;
  const states = phase.only.rows.map((row) => course.rows[row]?.state ?? 'left-out');
  if (!states.every(isRowSettled)) return course;
  if (course.counts.waiting === 0) return { ...course, phase: { kind: 'going' } };
  const { first } = phase.only;
  const count = states.filter((state) => state !== 'left-out' && (first || state !== 'lost')).length;
  return halted(course, count > 0 ? { kind: 'asked', count, first } : { kind: 'person' });
}

function whyToPause(course: Course): Pause | undefined {
  const { rules, failures, losses, missing, counts } = course;
  if (isSpent(course)) return { kind: 'spent' };
  // What is not known takes no place and is in no sum: started in its stead, others would come to more than was agreed to.
  if (missing.length > 0 && counts.waiting > 0) return { kind: 'gone', rows: missing };
  if (rules.stopAfterFailures > 0 && failures.length >= rules.stopAfterFailures)
    return { kind: 'failures', rows: failures };
  return losses.length >= MOST_LOST ? { kind: 'lost', rows: losses } : undefined;
}
