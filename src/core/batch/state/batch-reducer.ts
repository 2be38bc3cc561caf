import type { RunSlug } from '#core/ids/run-slug.ts';
import { isStateOver } from '#core/run/run-state.ts';

import type { BatchEvent, EventOf, Timed } from './batch-event.ts';
import {
  areDone,
  asEnding,
  change,
  countAnew,
  type BatchState,
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
} from './batch-state.ts';
import {
  type EarlierRun,
  hasRun,
  isPending,
  isRowSettled,
  lasting,
  type RowState,
  type RowRun,
  withDeleted,
} from './row-state.ts';
import { AFTER, halted, held, lost, PASSING, postponed, refused, unsent } from './refusals.ts';
import { withSeenRuns } from './seen-runs.ts';
import { escapedCosts, unknownForGood } from './pending-costs.ts';
import { isOpen } from './standing.ts';

/** Applies an event. An event that does not fit returns the same object. */
export function batchReducer(batchState: BatchState, event: BatchEvent): BatchState {
  const next = dispatch(batchState, event);
  return next === batchState ? batchState : settle({ ...next, at: event.time });
}

function dispatch(batchState: BatchState, event: BatchEvent): BatchState {
  const change = CHANGES[event.kind] as (batchState: BatchState, event: BatchEvent) => BatchState; // the one of its kind
  return change(batchState, event);
}

const CHANGES: {
  readonly [Kind in BatchEvent['kind']]: (batchState: BatchState, event: EventOf<Kind>) => BatchState;
} = {
  pause: (batchState) => {
    const { phase, stops } = batchState;
    if (isGoingOn(batchState))
      return { ...batchState, phase: { kind: 'paused', why: { kind: 'person' } }, stops: stops + 1 };
    // Halted in a handover, it does not go on by what was pressed before.
    const isHalted = phase.kind === 'paused' && phase.why.kind !== 'stopAsked';
    return isHalted ? { ...batchState, stops: stops + 1 } : batchState;
  },
  goOn: (batchState, { stops, agreed = [], fingerprint }) => {
    const { phase } = batchState;
    if (!isCurrentRequest(batchState, stops) || phase.kind !== 'paused' || isSpent(batchState))
      return batchState;
    const next = agreedTo(batchState, agreed);
    if (unaskedRows(next).length > 0) return batchState;
    const isKeyAgreed =
      phase.why.kind === 'otherAccount' && fingerprint !== undefined && phase.why.mark === fingerprint;
    return {
      ...refreshed(next, { kind: 'going' }),
      ...(isKeyAgreed && !batchState.rows.some(hasRun) && { marks: [fingerprint] }),
    };
  },
  stop: stopped,
  askStop: (batchState, { question }) => {
    const { phase } = batchState;
    const stopPause = stopPauseOf(batchState);
    if (!isGoingOn(batchState) || stopPause?.questions.includes(question)) return batchState;
    const only = phase.kind === 'going' ? phase.only : stopPause?.only;
    const questions = [...(stopPause?.questions ?? []), question];
    const why: Pause = { kind: 'stopAsked', questions, ...(only && { only }) };
    return { ...batchState, phase: { kind: 'paused', why }, stops: batchState.stops + 1 };
  },
  keepOn: (batchState, { question }) => {
    const why = stopPauseOf(batchState);
    if (!why?.questions.includes(question)) return batchState;
    const questions = why.questions.filter((other) => other !== question);
    return {
      ...batchState,
      phase: questions.length > 0 ? { kind: 'paused', why: { ...why, questions } } : resumed(batchState, why),
    };
  },
  again: (batchState, { rows, stops, ...at }) => {
    // What it failed for stays where nothing is sent of it.
    if (!isCurrentRequest(batchState, stops) || isSpent(batchState)) return batchState;
    const sendableRows = rows.filter((row) => maySendAgain(batchState, row));
    if (sendableRows.length === 0) return batchState;
    return sentAgain(batchState, sendableRows, platformNow(at));
  },
  correct: (batchState, { rows, stops, ...at }) =>
    isCurrentRequest(batchState, stops) &&
    rows.length > 0 &&
    areDone(batchState, rows) &&
    !isSpent(batchState)
      ? sentAgain(batchState, rows, platformNow(at))
      : batchState,
  elsewhere: (batchState, { rows, to }) =>
    rows.length > 0 && areDone(batchState, rows)
      ? known(batchState, new Map(rows.map(({ row }) => [row, to])))
      : batchState,
  leaveOut: (batchState, { rows }) => turn(batchState, rows, { from: 'waiting', to: 'left-out' }),
  putBack: (batchState, { rows, stops, agreed }) => {
    const isSent = batchState.phase.kind === 'going' && !isSpent(batchState);
    if (!isCurrentRequest(batchState, stops) || (isSent && !agreed)) return batchState;
    const back = turn(batchState, rows, { from: 'left-out', to: 'waiting' });
    if (back === batchState) return batchState;
    const next = afresh(agreed ? agreedTo(back, rows) : back, batchState);
    return next.phase.kind === 'stopped'
      ? { ...next, phase: { kind: 'paused', why: { kind: 'person' } } }
      : next;
  },
  take: (batchState, { row, attempt, run, listed, time }) =>
    isOf(batchState, row, attempt) &&
    batchState.rows[row]?.state === 'lost' &&
    !isClaimed(batchState, run) &&
    (listed === undefined || sendingSince(batchState, { listed, now: time }) === undefined)
      ? begun(batchState, row, run)
      : batchState,
  rules: (batchState, { rules }) => ({ ...batchState, rules }),
  sent: (batchState, { row, attempt }) =>
    batchState.phase.kind === 'going' && batchState.rows[row]?.state === 'waiting'
      ? change(batchState, row, ({ elsewhere, ...of }) => ({
          state: 'sending',
          attempt,
          ...lasting(of),
          ...(elsewhere && { elsewhere: { ...elsewhere, before: true } }),
        }))
      : batchState,
  unsent: (batchState, { row, attempt }) =>
    isSending(batchState, row, attempt) ? unsent(batchState, row) : batchState,
  answered: (batchState, { row, attempt, run, facts }) => {
    const state = batchState.rows[row]?.state;
    if (!isOf(batchState, row, attempt) || (state !== 'sending' && state !== 'lost')) return batchState;
    if (isClaimed(batchState, run)) return lost(batchState, row, { kind: 'unreadable', run });
    const { hold, ...next } = begun(batchState, row, run);
    const answered = { ...next, ...(hold && hold.kind !== 'places' && { hold }) };
    return facts && AFTER[facts.kind] === 'pause'
      ? halted(answered, { kind: 'refused', facts, row })
      : answered;
  },
  refused: (batchState, { row, attempt, facts, time }) =>
    isSending(batchState, row, attempt) ? refused(batchState, row, { facts, time }) : batchState,
  lost: (batchState, { row, attempt, facts, time }) =>
    isSending(batchState, row, attempt)
      ? held(lost(batchState, row, facts), { kind: 'platform', facts, time, wait: 0 })
      : batchState,
  seen: withSeenRuns,
  unread: (batchState, { facts, time }) => {
    const next = postponed(batchState, facts, time);
    if (next.hold?.kind === 'rate') return next;
    return AFTER[facts.kind] === 'pause' && isOpen(next) ? halted(next, { kind: 'refused', facts }) : next;
  },
  reopened: (batchState, { byPress, ...at }) => {
    const { time } = at;
    const left = batchState.active.filter((row) => batchState.rows[row]?.state === 'sending');
    const lost = left.reduce(
      (all, row) => change(all, row, (sent) => ({ ...sent, state: 'lost', left: true })),
      batchState,
    );
    const isToEnd = lost.phase.kind === 'stopped' && lost.phase.abort;
    const toEnd = isToEnd ? lost.active.reduce(asEnding, lost) : lost;
    const next = toEnd.active.reduce((all, row) => change(all, row, withoutUnseenAbort), toEnd);
    const { hold: _, seen: _seen, ...rest } = next;
    const wasGoing = isGoingOn(next) && next.counts.waiting > 0;
    const why: Pause = byPress ? { kind: 'person' } : { kind: 'closed', at: batchState.at };
    const phase: Phase = wasGoing ? { kind: 'paused', why } : next.phase;
    const rows = next.rows.map((row) => withDeletedRuns(row, platformNow(at)));
    return countAnew({ ...rest, rows, phase, looks: 0, at: time });
  },
  halted: (batchState, { why }) => halted(batchState, why),
  proven: ({ foreign: _, seen: _seen, hold, ...batchState }, { fingerprint }) => ({
    ...batchState,
    ...(hold && hold.kind !== 'platform' && { hold }),
    // Without a run to be told apart by, it is the first key of the batch.
    marks: batchState.rows.some(hasRun)
      ? [...batchState.marks.filter((other) => other !== fingerprint), fingerprint]
      : [fingerprint],
  }),
  foreign: (before, { fingerprint }) => {
    const batchState = { ...before, foreign: fingerprint };
    return isOpen(batchState) ? halted(batchState, { kind: 'otherAccount' }) : batchState;
  },
  aborting: (batchState, { row, facts, time }) => {
    if (batchState.rows[row]?.state !== 'started') return batchState;
    if (facts === undefined)
      return change(batchState, row, (started) => ({ ...started, abort: 'asked', abortAt: time }));
    if (PASSING.has(facts.kind)) return postponed(change(batchState, row, withoutAbort), facts, time);
    // It may have ended by itself, which the list tells.
    const { seen: _, ...next } = change(batchState, row, (started) => ({ ...started, abort: facts }));
    return next;
  },
};

const platformNow = ({ time, platformTime = time }: Timed): number => platformTime;

function agreedTo(batchState: BatchState, agreed: readonly number[]): BatchState {
  const known = new Set(agreed);
  if (known.size === 0) return batchState;
  const rows = batchState.rows.map((row, at) => {
    if (!known.has(at) || row.state !== 'waiting' || !row.unasked) return row;
    const { unasked: _, ...rest } = row;
    return rest;
  });
  return { ...batchState, rows };
}

type StopPause = Extract<Pause, { readonly kind: 'stopAsked' }>;

const stopPauseOf = ({ phase }: BatchState): StopPause | undefined =>
  phase.kind === 'paused' && phase.why.kind === 'stopAsked' ? phase.why : undefined;

/** Continues where it was, except for rows put back meanwhile whose cost is not accepted yet. */
const resumed = (batchState: BatchState, { only }: StopPause): Phase => {
  if (only) return { kind: 'going', only };
  return unaskedRows(batchState).length > 0 ? { kind: 'paused', why: { kind: 'person' } } : { kind: 'going' };
};

const isCurrentRequest = (batchState: BatchState, stops: number | undefined): boolean =>
  stops === undefined || stops === batchState.stops;

function refreshed(batchState: BatchState, phase: Phase): BatchState {
  const { limit: _, hold, seen: _seen, foreign: _foreign, ...rest } = batchState;
  return {
    ...rest,
    phase,
    failures: [],
    losses: [],
    missing: [],
    looks: 0,
    ...(batchState.untold > 0 && { acceptedCosts: unknownForGood(batchState) }),
    ...(hold?.kind === 'rate' && { hold }),
  };
}

function stopped(batchState: BatchState, { abort }: EventOf<'stop'>): BatchState {
  const was = batchState.phase.kind === 'stopped' ? batchState.phase.abort : false;
  if (batchState.phase.kind === 'stopped' && was === abort && !abort) return batchState;
  const waiting = batchState.rows.flatMap(({ state }, row) => (state === 'waiting' ? [row] : []));
  const next = turn(batchState, waiting, { from: 'waiting', to: 'left-out' });
  const phase: Phase = { kind: 'stopped', abort: was || abort };
  const after: BatchState = { ...next, phase, stops: batchState.stops + 1 };
  if (!abort) return after;
  // What could not be ended is asked to end once more.
  const refusals = after.active.filter((row) => typeof after.rows[row]?.abort === 'object');
  const withoutRefusals = refusals.reduce((all, row) => change(all, row, withoutAbort), after);
  return withoutRefusals.active.reduce(asEnding, withoutRefusals);
}

const afresh = (batchState: BatchState, before = batchState): BatchState =>
  isOpen(before) ? batchState : { ...batchState, failures: [], losses: [] };

function ask(batchState: BatchState, rows: readonly number[]): BatchState {
  const { phase } = batchState;
  if (phase.kind !== 'going')
    return refreshed(batchState, { kind: 'going', only: { rows, count: rows.length, first: false } });
  if (phase.only === undefined) return batchState;
  const before = phase.only.rows;
  const all = [...new Set([...before, ...rows])];
  const first = phase.only.first && all.length === before.length;
  return { ...batchState, phase: { ...phase, only: { rows: all, count: all.length, first } } };
}

function sentAgain(batchState: BatchState, rows: EventOf<'correct'>['rows'], now: number): BatchState {
  const places = new Set(rows.map(({ row }) => row));
  const isOther = (row: number) => !places.has(row);
  const { missing, losses, ...rest } = afresh(batchState);
  const looked = { ...rest, missing: missing.filter(isOther), losses: losses.filter(isOther) };
  return ask(
    rows.reduce<BatchState>(
      (all, { row, ...how }) => change(all, row, (of) => toAgain(of, how, now)),
      looked,
    ),
    [...places],
  );
}

type How = Pick<EventOf<'correct'>['rows'][number], 'corrected' | 'same'>;

function toAgain(row: RowState, { corrected, same }: How, now: number): RowState {
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

function withDeletedRuns(row: RowState, now: number): RowState {
  const earlier = row.earlier && withDeleted(row.earlier, now);
  return earlier === row.earlier ? row : { ...row, ...(earlier && { earlier }) };
}

/** Whether the abort request of a closed page was sent is unknown, so it is repeated. */
function withoutUnseenAbort(row: RowState): RowState {
  const isUnseen = row.abort === 'asked' && row.state === 'started' && row.run?.state !== 'aborting';
  return isUnseen ? withoutAbort(row) : row;
}

const withoutAbort = ({ abort: _, abortAt: _at, ...row }: RowState): RowState => row;

function begun(batchState: BatchState, at: number, run: RunSlug): BatchState {
  const fingerprint = batchState.rows[at]?.attempt?.keyMark;
  const { phase } = batchState;
  const started = change(batchState, at, (row) => toStarted(row, run));
  const ending = phase.kind === 'stopped' && phase.abort ? asEnding(started, at) : started;
  const next = { ...ending, losses: ending.losses.filter((row) => row !== at) };
  return fingerprint === undefined || batchState.rows.some(hasRun) ? next : { ...next, marks: [fingerprint] };
}

const toStarted = ({ why: _, left: _left, ...row }: RowState, slug: RunSlug): RowState => ({
  ...row,
  state: 'started',
  run: { slug, usage: 0, message: '' },
});

/** Starts with lost answers, although the list is readable, before the person must look. */
const MOST_LOST = 3;

function settle(batchState: BatchState): BatchState {
  const { phase } = batchState;
  if (phase.kind !== 'going') return batchState;
  const why = isOpen(batchState) ? whyToPause(batchState) : undefined;
  if (why) return halted(batchState, why);
  if (phase.only === undefined) return batchState;
  const states = phase.only.rows.map((row) => batchState.rows[row]?.state ?? 'left-out');
  if (!states.every(isRowSettled)) return batchState;
  if (batchState.counts.waiting === 0) return { ...batchState, phase: { kind: 'going' } };
  const { first } = phase.only;
  const count = states.filter((state) => state !== 'left-out' && (first || state !== 'lost')).length;
  return halted(batchState, count > 0 ? { kind: 'asked', count, first } : { kind: 'person' });
}

function whyToPause(batchState: BatchState): Pause | undefined {
  const { rules, failures, losses, missing, counts } = batchState;
  if (isSpent(batchState)) return { kind: 'spent' };
  // What is not known takes no place and is in no sum: started in its stead, others would come to more than was agreed to.
  if (missing.length > 0 && counts.waiting > 0) return { kind: 'gone', rows: missing };
  if (rules.stopAfterFailures > 0 && failures.length >= rules.stopAfterFailures)
    return { kind: 'failures', rows: failures };
  // They take the places of runs: all places taken would be a wait without an end.
  const isFull = escapedCosts(batchState) >= rules.parallel;
  if (losses.length >= MOST_LOST || (isFull && losses.length > 0)) return { kind: 'lost', rows: losses };
  return isFull && counts.waiting > 0 ? { kind: 'unknownCosts' } : undefined;
}
