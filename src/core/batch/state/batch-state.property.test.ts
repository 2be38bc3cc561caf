import fc from 'fast-check';
import { expect, it } from 'vitest';

import { writeDecimal } from '#core/decimal.ts';
import { type FailureFacts, type FailureKind, mayHaveStarted } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aRun } from '#test/a-run.ts';
import { anOrder } from '#test/an-order.ts';
import type { Run, RunStatus } from '#core/run/run.ts';

import type { BatchId, Correction } from '../batch.ts';
import { HEAD_FORMAT, ROWS_FORMAT } from './batch-state-codec.ts';
import type { BatchEvent } from './batch-event.ts';
import { countAnew, type BatchState, isSpent, openBatchState, unaskedRows } from './batch-state.ts';
import { isRowSettled, isToMend } from './row-state.ts';
import { occupiedPlaces } from './pending-costs.ts';
import { batchReducer } from './batch-reducer.ts';
import { FAILURE_KINDS } from './refusals.ts';
import { nextAction, type Decision, mayLeave } from './next-action.ts';
import { underWay } from './standing.ts';

/*
 * A model of the world around the real decisions: a platform that refuses, loses answers, runs other runs and lists late;
 * people who press anything at any time, twice; computers whose clocks jump, and pages that crash between any two steps.
 */

const ROWS = 7;
const FINGERPRINT = 'key-1';
const { options } = anOrder();

type Untimed<Event> = Event extends unknown ? Omit<Event, 'time'> : never;

type Sent = { row: number; attempt: string; at: 'noted' | 'left'; isListed?: true };

type Model = {
  state: BatchState;
  /** What the browser keeps: the page begins with it after a crash. */
  saved: BatchState;
  now: number;
  fingerprint: string | undefined;
  serial: number;
  /** Requests of this page: noted, or on their way. */
  pending: Sent[];
  runs: Run[];
  elsewhere: number;
  /** Of each row: how often the person decided that it is sent, and requests that may have led to a run. */
  decisions: number[];
  requests: number[];
  /** Of each row: what the person has corrected last. */
  corrections: (Correction | undefined)[];
  lookable: boolean;
  /** Runs that the platform says it does not know, for a while or for good. */
  forgotten: Set<RunSlug>;
  /** How runs that are asked to end are refused. */
  abortFault: FailureKind | undefined;
  /** What the person has asked for, and is still being looked into; and whether they have paused or stopped the batch since. */
  lookUps: { event: Untimed<BatchEvent>; isOver: boolean }[];
  /** What has had its effect, and may be delivered once more by another tab or a late answer. */
  past: BatchEvent[];
};

function begin(first: number | 'all', parallel: number): Model {
  const rows = Array.from({ length: ROWS }, (_, at) => ({ number: at + 2, cells: [], custom: {} }));
  const rules = { parallel, stopAfterFailures: 3, stopAtSpent: '0.05' };
  const plan = { rows, rules, base: { custom: {}, options: options as RunOptions } };
  const batchState = openBatchState(plan, first, { time: 1_000_000, fingerprint: FINGERPRINT });
  return {
    state: batchState,
    saved: batchState,
    now: 1_000_000,
    fingerprint: FINGERPRINT,
    serial: 0,
    pending: [],
    runs: [],
    elsewhere: 0,
    decisions: batchState.rows.map(({ unasked }) => (unasked ? 0 : 1)),
    requests: rows.map(() => 0),
    corrections: rows.map(() => undefined),
    lookable: true,
    forgotten: new Set(),
    abortFault: undefined,
    lookUps: [],
    past: [],
  };
}

/** What happens to one request, or is decided about it, once. */
const ONCE: ReadonlySet<BatchEvent['kind']> = new Set([
  'again',
  'correct',
  'take',
  'unsent',
  'answered',
  'refused',
  'lost',
]);

/** What is left out, or never was agreed to, is not to be sent until the person agrees. */
function countDecisions(model: Model, event: Untimed<BatchEvent>, next: BatchState): void {
  next.rows.forEach(({ unasked }, row) => {
    const was = model.state.rows[row]?.unasked;
    if (unasked && !was) model.decisions[row] = model.requests[row] ?? 0;
    if (was && !unasked) {
      expect(event).toMatchObject({ agreed: expect.anything() as unknown });
      model.decisions[row] = (model.requests[row] ?? 0) + 1;
    }
  });
}

function dispatch(model: Model, event: Untimed<BatchEvent>): boolean {
  // Nobody agrees to the key of another account.
  const agreed =
    event.kind === 'goOn' &&
    model.fingerprint !== undefined &&
    model.fingerprint !== 'other' &&
    model.fingerprint;
  const timed = { ...event, ...(agreed && { fingerprint: agreed }), time: model.now } as BatchEvent; // only the time was missing
  const next = batchReducer(model.state, timed);
  const changed = next !== model.state;
  if (changed && (event.kind === 'pause' || event.kind === 'stop' || event.kind === 'askStop'))
    for (const lookUp of model.lookUps) lookUp.isOver = true;
  if (changed && ONCE.has(event.kind)) model.past.push(timed);
  countDecisions(model, event, next);
  expectFailures(model.state, event, next);
  model.state = next;
  model.saved = next;
  return changed;
}

/** A run that fails, or that its limit has ended, is one of the failures in a row until one succeeds; then it stands still before one more. */
function expectFailures(before: BatchState, { kind }: Untimed<BatchEvent>, next: BatchState): void {
  const { rows, failures, counts, phase, rules } = next;
  if (kind !== 'seen') return;
  rows.forEach((row, at) => {
    const was = before.rows[at];
    const isNew = isToMend(row) && was?.state === 'started' && counts.succeeded === before.counts.succeeded;
    if (isNew) expect(failures).toContain(at);
  });
  const isAtWork = phase.kind === 'going' && counts.waiting + counts.sending + counts.started > 0;
  if (isAtWork && rules.stopAfterFailures > 0) expect(failures.length).toBeLessThan(rules.stopAfterFailures);
}

const worldOf = ({ now, fingerprint }: Model) => ({ now, fingerprint });

/** A start is noted. */
function note(model: Model, row: number): void {
  const attempt = `a${(model.serial += 1)}`;
  const { limit, seen, rules } = model.state;
  const activeCount = underWay(model.state);
  expect(isSpent(model.state)).toBe(false);
  expect(occupiedPlaces(model.state)).toBeLessThan(rules.parallel);
  if (limit !== undefined) expect(activeCount + (seen?.elsewhere ?? 0)).toBeLessThan(limit);
  expect(model.now - (seen?.at ?? -Infinity)).toBeLessThanOrEqual(20_000);
  const noted = {
    id: attempt,
    at: model.now,
    ...(model.fingerprint !== undefined && { keyMark: model.fingerprint }),
  };
  expect(dispatch(model, { kind: 'sent', row, attempt: noted })).toBe(true);
  model.pending.push({ row, attempt, at: 'noted' });
}

/** What the page does by itself. */
function step(model: Model): Decision {
  const decision = nextAction(model.state, worldOf(model));
  switch (decision.kind) {
    case 'send':
      note(model, decision.row);
      break;
    case 'look':
      if (model.lookable)
        dispatch(model, {
          kind: 'seen',
          runs: model.runs.filter(({ slug }) => !model.forgotten.has(slug)),
          missing: [...model.forgotten],
          elsewhere: model.elsewhere,
          platformTime: model.now,
        });
      else dispatch(model, { kind: 'unread', facts: { kind: 'internal', status: 502 } });
      break;
    case 'prove':
      dispatch(model, {
        kind: decision.fingerprint === 'other' ? 'foreign' : 'proven',
        fingerprint: decision.fingerprint,
      });
      break;
    case 'abort':
      dispatch(model, { kind: 'aborting', row: decision.row });
      if (model.abortFault)
        dispatch(model, { kind: 'aborting', row: decision.row, facts: { kind: model.abortFault } });
      break;
    case 'pause':
      dispatch(model, { kind: 'halted', why: decision.why });
      break;
    case 'wait':
      expect(decision.for).not.toBe('');
      if (decision.until !== undefined) expect(decision.until).toBeGreaterThan(model.now);
  }
  return decision;
}

/** The request of a row leaves, if nothing has come between. */
function leave(model: Model, pending: Sent): void {
  const { row, attempt } = pending;
  if (!mayLeave(model.state, { row, attempt }, worldOf(model))) {
    model.pending = model.pending.filter((one) => one !== pending);
    dispatch(model, { kind: 'unsent', row, attempt });
    return;
  }
  expect(model.state.phase.kind).toBe('going');
  expect(isSpent(model.state)).toBe(false);
  expect(model.fingerprint).not.toBe('other');
  pending.at = 'left';
  model.requests[row] = (model.requests[row] ?? 0) + 1;
  expect(model.requests[row]).toBeLessThanOrEqual(model.decisions[row] ?? 0);
}

type Answer = { kind: 'run'; lost: boolean } | { kind: FailureKind };

/** There is a run of a request that left, which lists show before the request is answered. */
function begun(model: Model, pending: Sent): RunSlug {
  const slug = `run-${pending.attempt}` as RunSlug;
  if (!pending.isListed) model.runs.unshift(aRun({ slug, status: 'ready' }));
  pending.isListed = true;
  return slug;
}

function answer(model: Model, pending: Sent, wanted: Answer): void {
  const { row, attempt, at, isListed } = pending;
  if (at !== 'left') return;
  model.pending = model.pending.filter((one) => one.attempt !== attempt);
  const given = isListed && wanted.kind !== 'run' ? ({ kind: 'run', lost: true } as const) : wanted;
  if (given.kind === 'run') {
    const run = begun(model, pending);
    if (given.lost) dispatch(model, { kind: 'lost', row, attempt, facts: { kind: 'network' } });
    else dispatch(model, { kind: 'answered', row, attempt, run });
    return;
  }
  const facts: FailureFacts = { kind: given.kind };
  if (mayHaveStarted(facts)) {
    dispatch(model, { kind: 'lost', row, attempt, facts });
    return;
  }
  // It started nothing: the decision stands.
  model.requests[row] = (model.requests[row] ?? 0) - 1;
  dispatch(model, { kind: 'refused', row, attempt, facts });
  if (model.state.rows[row]?.state === 'failed') model.decisions[row] = model.requests[row] ?? 0;
}

const rowsOf = ({ state: batchState }: Model, states: readonly string[]) =>
  batchState.rows.flatMap(({ state, attempt }, row) =>
    states.includes(state) && attempt ? [{ row, attempt: attempt.id }] : [],
  );

type SentAgain = Extract<Untimed<BatchEvent>, { kind: 'again' | 'correct' }>;

/** The person has rows sent again, as they are or corrected: pressed twice. */
function again(model: Model, event: SentAgain): void {
  const old = model.state.rows;
  if (dispatch(model, event))
    for (const { row, ...change } of event.rows) {
      if (old[row] === model.state.rows[row]) continue;
      model.decisions[row] = (model.requests[row] ?? 0) + 1;
      if ('corrected' in change) model.corrections[row] = change.corrected;
      // What may have started is decided about, and never corrected unseen.
      expect(AGAIN[event.kind]).toContain(old[row]?.state);
    }
  const before = model.state;
  dispatch(model, event);
  expect(model.state).toBe(before);
}

const AGAIN = {
  again: ['failed', 'stopped', 'lost'],
  correct: ['failed', 'stopped', 'succeeded'],
};

/** Those that were left out before they were sent have no attempt. */
const doneOf = ({ state: batchState }: Model, states: readonly string[]) =>
  batchState.rows.flatMap(({ state, attempt }, row) =>
    states.includes(state) ? [{ row, ...(attempt && { attempt: attempt.id }) }] : [],
  );

/** Rows of some states as the person has corrected them, one of them not. */
const corrected = (model: Model, states: readonly string[]): Extract<SentAgain, { kind: 'correct' }> => ({
  kind: 'correct',
  rows: rowsOf(model, states).map((seen, at) => ({
    ...seen,
    ...(at !== 1 && {
      corrected: {
        sent: { cells: [`${(model.serial += 1)}`], custom: { city: model.serial } },
        subtasks: 1,
        dangers: [],
      },
    }),
  })),
});

/** What was asked for was looked into: what the month has cost, whether there is a run. */
function answerLookUp(model: Model): void {
  const lookUp = model.lookUps.shift();
  if (lookUp === undefined) return;
  const before = model.state;
  if (lookUp.event.kind === 'again' || lookUp.event.kind === 'correct') again(model, lookUp.event);
  else dispatch(model, lookUp.event);
  if (lookUp.isOver) expect(model.state).toBe(before);
}

const isSame = (a: BatchState, b: BatchState) => {
  expect(a.counts).toEqual(b.counts);
  expect(writeDecimal(a.spent)).toBe(writeDecimal(b.spent));
  expect([a.results, a.gone, a.limited]).toEqual([b.results, b.gone, b.limited]);
};

const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('run' as const), lost: fc.boolean() }), weight: 3 },
  fc.record({ kind: fc.constantFrom(...FAILURE_KINDS) }),
);

type Command = (model: Model) => void;

/** How a run stands, and what the platform says of it. */
const anyEnd = fc.record({
  status: fc.constantFrom<RunStatus>('running', 'succeeded', 'failed', 'aborting', 'aborted', 'unknown'),
  errorMessage: fc.constantFrom('', 'execution time limit reached', 'aborted by user'),
  results: fc.nat(20),
});

const endOf = ({ now }: Model, end: Pick<Run, 'status' | 'errorMessage' | 'results'>): Partial<Run> => ({
  ...end,
  usage: (end.results ?? 0) * 0.003,
  finishedAt: now,
});

/** For a while all goes as it should, and the person goes on where it is paused; runs under way end. */
function goWell(model: Model, ends: readonly Parameters<typeof endOf>[1][]): void {
  Object.assign(model, { fingerprint: FINGERPRINT, lookable: true, elsewhere: 0 });
  for (const end of ends) {
    if (model.state.phase.kind === 'paused')
      dispatch(model, { kind: 'goOn', agreed: unaskedRows(model.state) });
    const decision = step(model);
    const [first] = model.pending;
    if (first?.at === 'noted') leave(model, first);
    else if (first) answer(model, first, { kind: 'run', lost: false });
    const open = model.runs.findIndex(({ status }) => status === 'ready' || status === 'running');
    if (decision.kind === 'wait' && open >= 0) {
      const run = model.runs[open];
      if (run) model.runs[open] = { ...run, ...endOf(model, end) };
      model.now += 25_000;
    }
  }
}

const commands: fc.Arbitrary<Command> = fc.oneof(
  {
    arbitrary: fc.array(anyEnd, { maxLength: 8 }).map<Command>((ends) => (model) => goWell(model, ends)),
    weight: 2,
  },
  { arbitrary: fc.constant<Command>((model) => void step(model)), weight: 8 },
  {
    arbitrary: fc.constant<Command>((model) => {
      const noted = model.pending.find(({ at }) => at === 'noted');
      if (noted) leave(model, noted);
    }),
    weight: 4,
  },
  {
    arbitrary: anyAnswer.map<Command>((given) => (model) => {
      const left = model.pending.find(({ at }) => at === 'left');
      if (left) answer(model, left, given);
    }),
    weight: 4,
  },
  fc.constant<Command>((model) => {
    const left = model.pending.find(({ at }) => at === 'left');
    if (left) begun(model, left);
  }),
  {
    arbitrary: fc.tuple(fc.nat(5), anyEnd).map<Command>(([at, end]) => (model) => {
      const run = model.runs[at];
      if (run) model.runs[at] = { ...run, ...endOf(model, end) };
    }),
    weight: 3,
  },
  fc.integer({ min: -4_000_000, max: 4_000_000 }).map<Command>((by) => (model) => void (model.now += by)),
  fc.nat(30_000).map<Command>((by) => (model) => void (model.now += by)),
  fc.boolean().map<Command>((lookable) => (model) => void (model.lookable = lookable)),
  fc.tuple(fc.nat(5), fc.boolean()).map<Command>(([at, isForgotten]) => (model) => {
    const slug = model.runs[at]?.slug;
    if (slug !== undefined && isForgotten) model.forgotten.add(slug);
    else if (slug !== undefined) model.forgotten.delete(slug);
  }),
  fc
    .constantFrom<FailureKind | undefined>(undefined, 'abortFailed', 'network', 'rateLimited', 'keyRefused')
    .map<Command>((abortFault) => (model) => void (model.abortFault = abortFault)),
  fc.nat(3).map<Command>((elsewhere) => (model) => void (model.elsewhere = elsewhere)),
  fc
    .constantFrom(FINGERPRINT, 'key-2', 'other', undefined)
    .map<Command>((fingerprint) => (model) => void (model.fingerprint = fingerprint)),
  fc
    .tuple(fc.constantFrom<'pause' | 'goOn'>('pause', 'goOn'), fc.boolean())
    .map<Command>(([kind, agrees]) => (model) => {
      const event =
        kind === 'pause' ? { kind } : { kind, ...(agrees && { agreed: unaskedRows(model.state) }) };
      dispatch(model, event);
      const before = model.state;
      dispatch(model, event);
      // A second Pause only counts as later than what was pressed between the two.
      const { stops, at } = model.state;
      expect(model.state).toEqual(kind === 'pause' ? { ...before, stops, at } : before);
    }),
  // The question whether to stop it opens and closes, in two tabs.
  fc
    .tuple(fc.constantFrom<'askStop' | 'keepOn'>('askStop', 'keepOn'), fc.constantFrom('q1', 'q2'))
    .map<Command>(([kind, question]) => (model) => {
      dispatch(model, { kind, question });
      const before = model.state;
      dispatch(model, { kind, question });
      expect(model.state).toBe(before);
      if (kind === 'askStop') expect(before.phase.kind).not.toBe('going');
    }),
  fc.boolean().map<Command>((abort) => (model) => {
    dispatch(model, { kind: 'stop', abort });
    expect(model.state.counts.waiting).toBe(0);
  }),
  fc
    .constantFrom(['failed', 'stopped'], ['lost'])
    .map<Command>((states) => (model) => again(model, { kind: 'again', rows: rowsOf(model, states) })),
  fc
    .constantFrom(['failed'], ['stopped', 'succeeded'], ['failed', 'lost'], ['started'])
    .map<Command>((states) => (model) => again(model, corrected(model, states))),
  // They are started in a batch of their own, or not after all: that decides nothing here.
  fc
    .tuple(fc.constantFrom('failed', 'left-out', 'started', 'lost'), fc.boolean())
    .map<Command>(([state, isSo]) => (model) => {
      const to = { batch: 'b-2' as BatchId, name: 'Rows of cities.csv' };
      const old = model.state.rows;
      dispatch(model, { kind: 'elsewhere', rows: doneOf(model, [state]), ...(isSo && { to }) });
      model.state.rows.forEach(({ elsewhere: _, ...row }, at) => {
        const { elsewhere: _was, ...was } = old[at] ?? {};
        expect(row).toEqual(was);
        if (row.state === 'started' || row.state === 'lost') expect(model.state.rows[at]).toBe(old[at]);
      });
    }),
  fc.constantFrom('again', 'correct', 'goOn', 'putBack').map<Command>((kind) => (model) => {
    const { stops, rows } = model.state;
    const event: Untimed<BatchEvent> =
      kind === 'correct'
        ? { ...corrected(model, ['failed', 'stopped', 'succeeded']), stops }
        : kind === 'again'
          ? { kind, rows: rowsOf(model, ['failed', 'stopped', 'lost']), stops }
          : kind === 'goOn'
            ? { kind, stops, agreed: unaskedRows(model.state) }
            : { kind: 'putBack', rows: rows.map((_, row) => row), stops, agreed: true };
    model.lookUps.push({ event, isOver: false });
  }),
  { arbitrary: fc.constant<Command>(answerLookUp), weight: 2 },
  fc.nat(ROWS - 1).map<Command>((row) => (model) => void dispatch(model, { kind: 'leaveOut', rows: [row] })),
  fc.tuple(fc.nat(ROWS - 1), fc.boolean()).map<Command>(([row, agrees]) => (model) => {
    dispatch(model, { kind: 'putBack', rows: [row, row], ...(agrees && { agreed: true }) });
  }),
  fc.tuple(fc.nat(ROWS - 1), fc.nat(5)).map<Command>(([row, at]) => (model) => {
    const attempt = model.state.rows[row]?.attempt?.id;
    const run = model.runs[at]?.slug;
    if (attempt === undefined || !run) return;
    dispatch(model, { kind: 'take', row, attempt, run, listed: model.now });
    const answering = model.pending.find((pending) => `run-${pending.attempt}` === run);
    if (answering && answering.row !== row) expect(model.state.rows[row]?.run?.slug).not.toBe(run);
  }),
  fc.nat(20).map<Command>((at) => (model) => {
    const event = model.past[at];
    if (event) expect(batchReducer(model.state, { ...event, time: model.now })).toBe(model.state);
  }),
  // The page crashes, or another tab takes over: what was on its way goes to nobody.
  fc.boolean().map<Command>((reaches) => (model) => {
    for (const pending of model.pending) {
      if (pending.at === 'left' && reaches) begun(model, pending);
      // What only was noted counts as sent from now on.
      if (pending.at === 'noted') model.requests[pending.row] = (model.requests[pending.row] ?? 0) + 1;
    }
    model.pending = [];
    model.lookUps = [];
    const head = HEAD_FORMAT.decode(HEAD_FORMAT.encode(model.saved));
    const rows = ROWS_FORMAT.decode(ROWS_FORMAT.encode(model.saved.rows));
    if (!head.ok || !rows.ok) throw new Error('what is kept cannot be read');
    model.state = countAnew({ ...head.value, rows: rows.value, active: [] });
    // The same sum may have been reckoned with more digits.
    const { spent } = model.state;
    expect(model.state).toEqual({ ...model.saved, spent, active: expect.anything() as unknown });
    isSame(model.state, model.saved);
    dispatch(model, { kind: 'reopened' });
    expect(model.state.phase.kind === 'going' && model.state.counts.waiting > 0).toBe(false);
    expect(model.state.counts.sending).toBe(0);
  }),
);

it('sends a row no more often than the person decided, whatever happens', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<number | 'all'>('all', 1, 3),
      fc.integer({ min: 1, max: 4 }),
      fc.array(commands, { maxLength: 120, size: 'max' }),
      (first, parallel, all) => {
        const model = begin(first, parallel);
        for (const command of all) {
          const before = model.state.rows;
          const wanted = [...model.decisions];
          command(model);
          const { state: batchState } = model;
          batchState.rows.forEach(({ state }, row) => {
            const was = before[row]?.state ?? 'waiting';
            const isFinal =
              was === 'succeeded' || was === 'failed' || (was === 'stopped' && !before[row]?.run?.gone);
            if (isFinal && model.decisions[row] === wanted[row]) expect(isRowSettled(state)).toBe(true);
          });
          expect(Object.values(batchState.counts).reduce((sum, count) => sum + count)).toBe(ROWS);
          isSame(batchState, countAnew(batchState));
          // What a row sends is what the person corrected last.
          expect(batchState.rows.map((row) => row.corrected)).toEqual(model.corrections);
          const runs = batchState.rows.flatMap(({ run, earlier = [] }) => [
            ...earlier,
            ...(run ? [run] : []),
          ]);
          expect(new Set(runs.map(({ slug }) => slug)).size).toBe(runs.length);
          // What goes on waits for nobody to agree; what was left out does.
          if (batchState.phase.kind === 'going' && !batchState.phase.only)
            expect(unaskedRows(batchState)).toEqual([]);
          for (const { state, unasked } of batchState.rows)
            if (state === 'left-out') expect(unasked).toBe(true);
          if (batchState.phase.kind !== 'going')
            expect(nextAction(batchState, worldOf(model)).kind).not.toBe('send');
        }
      },
    ),
    { numRuns: 200 },
  );
});

it('ends, or waits for something that has a name, however it was left', () => {
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 60, size: 'max' }), (all) => {
      const model = begin('all', 2);
      for (const command of all) command(model);
      // From now on all is well, and the person goes on whenever it is asked.
      Object.assign(model, {
        fingerprint: FINGERPRINT,
        lookable: true,
        elsewhere: 0,
        abortFault: 'abortFailed',
      });
      dispatch(model, { kind: 'rules', rules: { parallel: 2, stopAfterFailures: 0 } });
      for (let turn = 0; turn < 800; turn += 1) {
        model.runs = model.runs.map((run) => ({ ...run, status: 'succeeded', finishedAt: 0 }));
        for (const pending of [...model.pending]) if (pending.at === 'noted') leave(model, pending);
        for (const pending of [...model.pending]) answer(model, pending, { kind: 'run', lost: false });
        const decision = step(model);
        if (decision.kind !== 'wait') continue;
        if (decision.for === 'person' && model.state.phase.kind === 'paused')
          dispatch(model, { kind: 'goOn', agreed: unaskedRows(model.state) });
        else if (decision.until === undefined) break;
        else model.now = decision.until;
      }
      const { counts, rows, phase } = model.state;
      expect(rows.every(({ state }) => isRowSettled(state))).toBe(true);
      expect(counts.waiting + counts.sending + counts.started).toBe(0);
      expect(phase.kind).not.toBe('paused');
    }),
    { numRuns: 200 },
  );
});
