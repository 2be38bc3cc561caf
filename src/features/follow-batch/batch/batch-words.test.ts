import { expect, it } from 'vitest';

import type { BatchPlan } from '#core/batch/batch.ts';
import type { BatchEvent } from '#core/batch/state/batch-event.ts';
import { countAnew, type BatchState, openBatchState } from '#core/batch/state/batch-state.ts';
import { batchReducer } from '#core/batch/state/batch-reducer.ts';
import type { FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';
import { withPendingCost } from '#core/run/run-cost.ts';
import type { Run } from '#core/run/run.ts';
import { anOrder } from '#test/an-order.ts';
import { say, switchLanguage, type Translate } from '#messages/i18n.ts';

import { lineText, rowResultsText, saidText, whatHappened } from './batch-words.ts';

const t: Translate = (key, values) => [key, ...Object.values(values ?? {})].join(' ');

function aPlan(count: number): BatchPlan {
  const { worker, options } = anOrder();
  return {
    worker,
    title: 'Maps',
    name: 'cities.csv',
    columns: [],
    secret: false,
    setUp: null,
    base: { custom: {}, options: options as RunOptions }, // it has all of them
    rows: Array.from({ length: count }, (_, at) => ({ number: at + 2, cells: [], custom: {} })),
    rules: { parallel: count, stopAfterFailures: 0 },
  };
}

const begin = (count: number): BatchState =>
  openBatchState(aPlan(count), 'all', { time: 0, fingerprint: 'm' });

const attempt = (row: number) => ({ id: `a${row}`, at: row });

/** A row is sent, and is done at once. @param usage absent where no cost of it is told */
function done(batchState: BatchState, row: number, usage?: number): BatchState {
  const run = `run-${row}` as RunSlug; // a name of this test
  const over = aRun({ slug: run, status: 'succeeded' });
  const events: readonly BatchEvent[] = [
    { kind: 'sent', row, attempt: attempt(row), time: row },
    { kind: 'answered', row, attempt: `a${row}`, run, time: row },
    {
      kind: 'seen',
      runs: [usage === undefined ? withoutFigure(over) : { ...over, usage }],
      elsewhere: 0,
      platformTime: row,
      time: row,
    },
  ];
  return events.reduce(batchReducer, batchState);
}

it('says one thing for each tenth of the rows, not one for each row', () => {
  let batchState = begin(40);
  const said = new Set<string>();
  for (let row = 0; row < 40; row += 1) {
    batchState = done(batchState, row);
    said.add(saidText(t, batchState));
  }
  expect([...said]).toEqual([
    '',
    ...[10, 20, 30, 40, 50, 60, 70, 80, 90].map((part) => `batch.said.done ${part}%`),
  ]);
});

it('says what needs the person, and that it waits, without counting', () => {
  const sent = batchReducer(begin(2), { kind: 'sent', row: 0, attempt: attempt(0), time: 0 });
  const facts = { kind: 'network' } as const;
  const lost = batchReducer(sent, { kind: 'lost', row: 0, attempt: 'a0', facts, time: 0 });
  expect(saidText(t, lost)).toBe('batch.said.lost 1 batch.said.platform');
  const waits = batchReducer(lost, { kind: 'unread', facts, time: 9_000 });
  expect(saidText(t, waits)).toBe(saidText(t, lost));
});

it('says that secrets are gone only of rows that held some', () => {
  const line = (secret: boolean) =>
    lineText(t, { state: begin(2), plan: undefined, driver: 'here', next: undefined, secret }, 0);
  expect([line(true), line(false)]).toEqual(['batch.line.secretGone', 'batch.line.planGone']);
});

it('says that only some rows are started, as long as others wait', () => {
  const line = (batchState: BatchState, driver: 'here' | 'elsewhere' = 'here') =>
    lineText(t, { state: batchState, plan: aPlan(4), driver, next: undefined, secret: false }, 0);
  const first = openBatchState(aPlan(4), 2, { time: 0, fingerprint: 'm' });
  expect(line(first)).toBe('batch.line.first 2 batch.line.here');
  expect(line(first, 'elsewhere')).toBe('batch.line.first 2 batch.line.elsewhere');
  expect(line(openBatchState(aPlan(4), 4, { time: 0, fingerprint: 'm' }))).toBe('batch.line.here');
  expect(line(begin(4))).toBe('batch.line.here');
});

it('names the status of a platform that does not answer, and nothing where none came', () => {
  const line = (facts: FailureFacts) => {
    const batchState = batchReducer(begin(2), { kind: 'unread', facts, time: 0 });
    return lineText(
      t,
      { state: batchState, plan: aPlan(2), driver: 'here', next: undefined, secret: false },
      0,
    );
  };
  expect(line({ kind: 'network' })).toMatch(/^batch\.line\.noAnswer \d+ sec$/);
  expect(line({ kind: 'internal', status: 502 })).toMatch(/^batch\.line\.platform 502 \d+ sec$/);
});

it('counts a wait from its beginning, whatever was counted before', () => {
  const plan = aPlan(2);
  const facts = { kind: 'rateLimited', retryAfter: 7 } as const;
  const sent = batchReducer(begin(2), { kind: 'sent', row: 0, attempt: attempt(0), time: 60_000 });
  const batchState = batchReducer(sent, { kind: 'refused', row: 0, attempt: 'a0', facts, time: 60_000 });
  const line = (now: number) =>
    lineText(t, { state: batchState, plan, driver: 'here', next: undefined, secret: false }, now);
  expect([line(48_000), line(62_500)]).toEqual(['batch.line.rate yes 7 sec', 'batch.line.rate yes 5 sec']);
});

it('says that the platform asked to wait only where it did', () => {
  const line = (facts: FailureFacts) => {
    const batchState = batchReducer(begin(2), { kind: 'unread', facts, time: 0 });
    return lineText(
      t,
      { state: batchState, plan: aPlan(2), driver: 'here', next: undefined, secret: false },
      0,
    );
  };
  expect(line({ kind: 'rateLimited', retryAfter: 7 })).toBe('batch.line.rate yes 7 sec');
  expect(line({ kind: 'rateLimited' })).toBe('batch.line.rate no 1 min');
  expect(line({ kind: 'rateLimited', retryAfter: 0 })).toBe('batch.line.rate no 1 sec');
});

it('says how many runs the platform lets go on at once, where that is fewer than were wanted', () => {
  const next = { kind: 'wait', for: 'runs' } as const;
  const plan = aPlan(3);
  const line = (batchState: BatchState) =>
    lineText(t, { state: batchState, plan, driver: 'here', next, secret: true }, 0);
  const facts = { kind: 'tooManyRuns' } as const;
  const events: readonly BatchEvent[] = [
    { kind: 'sent', row: 0, attempt: attempt(0), time: 0 },
    { kind: 'answered', row: 0, attempt: 'a0', run: 'run-0' as RunSlug, time: 0 },
    { kind: 'sent', row: 1, attempt: attempt(1), time: 0 },
    { kind: 'refused', row: 1, attempt: 'a1', facts, time: 0 },
  ];
  expect(line(events.slice(0, 3).reduce(batchReducer, begin(3)))).toBe('batch.line.hereSecret');
  expect(line(events.reduce(batchReducer, begin(3)))).toBe('batch.line.limit 1 batch.line.hereSecret');
  // What is left of a try waits for the person, not for a place.
  const tried = events.reduce(batchReducer, openBatchState(plan, 2, { time: 0, fingerprint: 'm' }));
  expect(line(tried)).toBe('batch.line.first 2 batch.line.limit 1 batch.line.hereSecret');
  const sent = batchReducer(tried, { kind: 'sent', row: 1, attempt: attempt(1), time: 1 });
  expect(line(sent)).toBe('batch.line.first 2 batch.line.hereSecret');
});

const within = (batchState: BatchState, most: string): BatchState => ({
  ...batchState,
  rules: { ...batchState.rules, stopAtSpent: most },
});

it('says how many runs what was spent is without, and pauses where a limit has no place left for them', () => {
  const line = (batchState: BatchState) =>
    lineText(
      t,
      { state: batchState, plan: aPlan(2), driver: 'elsewhere', next: undefined, secret: false },
      0,
    );
  const over = done(done(begin(2), 0, 0.5), 1);
  expect(line(within(over, '6'))).toBe(
    'batch.end batch.end.succeeded 2batch.end.andbatch.end.results 0batch.end.andrun.sum.pending $0.50 1',
  );
  const going = done(begin(2), 0);
  expect(line(going)).toBe('batch.line.elsewhere');
  const rules = { ...going.rules, parallel: 1, stopAtSpent: '6' };
  expect(line(batchReducer(going, { kind: 'rules', rules, time: 0 }))).toBe(
    'batch.paused.unknownCosts 1 $6.00',
  );
});

/** Of the run of a row no results are told. */
function silent(batchState: BatchState, row: number): BatchState {
  const rows = batchState.rows.map((one, at) => {
    if (at !== row || one.run === undefined) return one;
    const { results: _, ...run } = one.run;
    return { ...one, run };
  });
  return countAnew({ ...batchState, rows });
}

it('tells that rows gave nothing, but no sum of those of which none is told', () => {
  const line = (batchState: BatchState) =>
    lineText(
      t,
      { state: batchState, plan: undefined, driver: 'elsewhere', next: undefined, secret: false },
      0,
    );
  const some = silent(done(done(begin(2), 0, 0.1), 1, 0.1), 1);
  expect(line(some)).toContain('run.sum.pending batch.end.results 0 1');
  expect(rowResultsText(t, some)).toBe('run.sum.pending batch.end.results 0 1');
  const none = silent(some, 0);
  expect(line(none)).not.toContain('batch.end.results');
  expect(rowResultsText(t, none)).toBe('–');
});

it('takes no row whose start was refused for one that gave nothing', () => {
  const facts = { kind: 'invalidRequest' } as const;
  const sent = batchReducer(begin(2), { kind: 'sent', row: 1, attempt: attempt(1), time: 0 });
  const refused = batchReducer(sent, { kind: 'refused', row: 1, attempt: 'a1', facts, time: 0 });
  expect(refused.counts.failed).toBe(1);
  const none = silent(done(refused, 0, 0.1), 0);
  expect(rowResultsText(t, none)).toBe('–');
  // The list of batches has no rows.
  const { rows: _, ...head } = none;
  expect(rowResultsText(t, head)).toBe('–');
});

it('names runs apart that their limits have ended: where it pauses, and at the end', () => {
  const over = (batchState: BatchState, row: number, errorMessage: string): BatchState => {
    const run = aRun({ slug: `run-${row}` as RunSlug, status: 'failed', errorMessage }); // a name of this test
    const events: readonly BatchEvent[] = [
      { kind: 'sent', row, attempt: attempt(row), time: row },
      { kind: 'answered', row, attempt: `a${row}`, run: run.slug, time: row },
      { kind: 'seen', runs: [run], elsewhere: 0, platformTime: row, time: row },
    ];
    return events.reduce(batchReducer, batchState);
  };
  const plan = { ...aPlan(3), rules: { parallel: 1, stopAfterFailures: 2 } };
  const line = (batchState: BatchState) =>
    lineText(t, { state: batchState, plan, driver: 'here', next: undefined, secret: false }, 9);
  const begun = openBatchState(plan, 'all', { time: 0, fingerprint: 'm' });
  const cut = 'execution time limit reached';
  const both = over(over(begun, 0, cut), 1, cut);
  expect(line(both)).toBe(`batch.paused.limited 2 2–3 ${cut}`);
  const one = over(over(begun, 0, 'no page'), 1, cut);
  expect(line(one)).toBe(`batch.paused.failures 2 1 2–3 ${cut}`);
  const ended = line(over(over(over(begin(3), 0, cut), 1, 'no page'), 2, 'aborted by user'));
  expect(ended).toContain(
    'batch.end.failed 1batch.end.andbatch.end.limited 1batch.end.andbatch.end.stopped 1',
  );
});

it('puts no blank between two Chinese sentences', async () => {
  await switchLanguage('zh-CN');
  const batchState = openBatchState(aPlan(3), 2, { time: 0, fingerprint: 'm' });
  const line = lineText(
    say,
    { state: batchState, plan: aPlan(3), driver: 'here', next: undefined, secret: false },
    0,
  );
  await switchLanguage('en');
  expect(line).toMatch(/。[^\s。]+。$/);
});

it('says that this tab has no key, where the platform was asked nothing', () => {
  const paused = batchReducer(begin(2), {
    kind: 'halted',
    why: { kind: 'refused', facts: { kind: 'noKey' } },
    time: 0,
  });
  const line = { state: paused, plan: aPlan(2), driver: 'here', next: undefined, secret: false } as const;
  expect(lineText(t, line, 0)).toBe('batch.paused.noKey');
});

it('writes no zero for results that no run tells, and says how many the sum is without', () => {
  const runEvents = (row: number, parts: object): readonly BatchEvent[] => {
    const run = `run-${row}` as RunSlug; // a name of this test
    const over = { ...withoutFigure(aRun({ slug: run, status: 'succeeded' }), 'results'), ...parts };
    return [
      { kind: 'sent', row, attempt: attempt(row), time: row },
      { kind: 'answered', row, attempt: `a${row}`, run, time: row },
      { kind: 'seen', runs: [over], elsewhere: 0, platformTime: row, time: row },
    ];
  };
  const line = (batchState: BatchState) =>
    lineText(t, { state: batchState, plan: aPlan(1), driver: 'here', next: undefined, secret: false }, 10);
  expect(line(runEvents(0, {}).reduce(batchReducer, begin(1)))).not.toContain('batch.end.results');
  const both = [...runEvents(0, {}), ...runEvents(1, { results: 3 })].reduce(batchReducer, begin(2));
  expect(line(both)).toContain('run.sum.pending batch.end.results 3 1');
});

it('tells apart at the end what was stopped and what nobody knows the end of', () => {
  const missing = (time: number): BatchEvent => ({
    kind: 'seen',
    runs: [],
    missing: ['run-0' as RunSlug],
    elsewhere: 0,
    platformTime: time,
    time, // a name of this test
  });
  const events: readonly BatchEvent[] = [
    { kind: 'sent', row: 0, attempt: attempt(0), time: 0 },
    { kind: 'answered', row: 0, attempt: 'a0', run: 'run-0' as RunSlug, time: 0 }, // the same
    missing(0),
    missing(180_000),
  ];
  const batchState = events.reduce(batchReducer, begin(1));
  const line = { state: batchState, plan: aPlan(1), driver: 'here', next: undefined, secret: false } as const;
  expect(lineText(t, line, 180_000)).toContain('batch.end.gone 1');
  expect(lineText(t, line, 180_000)).not.toContain('batch.end.stopped');
});

it('says of a batch that is stopped how many runs it waits for, and how many could not be stopped', () => {
  const line = (batchState: BatchState) =>
    lineText(t, { state: batchState, plan: undefined, driver: 'here', next: undefined, secret: false }, 0);
  const events: readonly BatchEvent[] = [
    { kind: 'sent', row: 0, attempt: attempt(0), time: 0 },
    { kind: 'answered', row: 0, attempt: 'a0', run: 'run-0' as RunSlug, time: 0 },
    { kind: 'stop', abort: true, time: 0 },
  ];
  const stopping = events.reduce(batchReducer, begin(2));
  expect(line(stopping)).toBe('batch.line.stopping 1');
  const refused = batchReducer(stopping, {
    kind: 'aborting',
    row: 0,
    facts: { kind: 'abortFailed' },
    time: 0,
  });
  expect(line(refused)).toBe('batch.line.stopping 1 batch.line.notStopped 1');
});

it('says that runs were not asked to end, or are not seen, where that takes a key which is not there', () => {
  const next = { kind: 'wait', for: 'key' } as const;
  const line = (batchState: BatchState) =>
    lineText(t, { state: batchState, plan: aPlan(2), driver: 'here', next, secret: false }, 0);
  const events: readonly BatchEvent[] = [
    { kind: 'sent', row: 0, attempt: attempt(0), time: 0 },
    { kind: 'answered', row: 0, attempt: 'a0', run: 'run-0' as RunSlug, time: 0 },
    { kind: 'reopened', time: 0 },
  ];
  const closed = events.reduce(batchReducer, begin(2));
  expect(line(closed)).toContain('batch.line.unseen 1');
  const stopping = batchReducer(closed, { kind: 'stop', abort: true, time: 0 });
  expect(line(stopping)).toBe('batch.line.stopping 1 batch.line.notAsked 1');
  const row = stopping.rows[0];
  expect(row && whatHappened(t, row)?.text).toBe('batch.happened.notAsked');
  const aborting = batchReducer(stopping, { kind: 'aborting', row: 0, time: 0 });
  expect(line(aborting)).toBe('batch.line.stopping 1 batch.line.unseen 1');
});

it('says the day of a moment that is not of today', () => {
  const closed = (at: number) => {
    const batchState = batchReducer({ ...begin(2), at }, { kind: 'reopened', time: at });
    return lineText(
      t,
      { state: batchState, plan: aPlan(2), driver: 'here', next: undefined, secret: false },
      at,
    );
  };
  const day = new Date(2026, 2, 5, 14, 2, 11).getTime();
  expect(closed(day)).toMatch(/5 Mar.*14:02:11/);
  expect(closed(Date.now())).toMatch(/^batch.paused.closed \d\d:\d\d:\d\d 2$/);
  const lost = { state: 'lost', attempt: { id: 'a', at: day } } as const;
  expect(whatHappened(t, lost)?.text).toContain('5 Mar');
});

it('does not tell a run as stopped that was asked to end and is not seen to have ended', () => {
  const run = { slug: 'run-0' as RunSlug, usage: 0, message: '' }; // a name of this test
  const textOf = (state: 'aborting' | 'aborted') =>
    whatHappened(t, { state: 'stopped', run: { ...run, state } })?.text;
  expect(textOf('aborting')).toBe('batch.happened.notEnded');
  expect(textOf('aborted')).toBe('batch.happened.stopped');
});

it('names the runs that were lost while a batch was paused, whatever for, before anybody goes on', () => {
  const run = 'run-0' as RunSlug; // a name of this test
  const missing = { kind: 'seen', runs: [], missing: [run], elsewhere: 0, platformTime: 0 } as const;
  const events: readonly BatchEvent[] = [
    { kind: 'sent', row: 0, attempt: attempt(0), time: 0 },
    { kind: 'answered', row: 0, attempt: 'a0', run, time: 0 },
    { kind: 'pause', time: 0 },
    { ...missing, time: 0 },
    { ...missing, time: 180_000 },
  ];
  const line = (batchState: BatchState) =>
    lineText(t, { state: batchState, plan: aPlan(2), driver: 'here', next: undefined, secret: false }, 0);
  expect(line(events.reduce(batchReducer, begin(2)))).toBe('batch.paused.person 0 batch.line.gone 1 2');
  const going = events.filter(({ kind }) => kind !== 'pause').reduce(batchReducer, begin(2));
  expect(line(going)).toBe('batch.paused.gone batch.line.gone 1 2');
});

it('says whose API key it paused for: that of this tab, or of another one', () => {
  const line = (fingerprint?: string) => {
    const why = { kind: 'otherAccount', ...(fingerprint !== undefined && { mark: fingerprint }) } as const;
    const batchState = batchReducer(begin(2), { kind: 'halted', why, time: 0 });
    const shown = {
      state: batchState,
      plan: aPlan(2),
      driver: 'here',
      next: undefined,
      secret: false,
    } as const;
    return lineText(say, { ...shown, fingerprint: 'm2' }, 0);
  };
  expect(line()).toMatch(/^Paused: the tab that ran it had an API key of another account/);
  expect(line('m2')).toMatch(/^Paused: this tab’s API key is not the one/);
  expect(line('m3')).toMatch(/^Paused: the other tab’s API key is not the one/);
});

it('says that no tab runs it, whatever it did when its tab was closed', () => {
  const shown = {
    state: begin(2),
    plan: aPlan(2),
    driver: 'nobody',
    next: undefined,
    secret: false,
  } as const;
  expect(lineText(t, shown, 0)).toBe('batch.line.alone');
});

it('names the row at which the balance ran out, and none where only the list of runs was asked for', () => {
  const line = (row?: number) => {
    const facts = { kind: 'balanceTooLow' } as const;
    const why = { kind: 'refused', facts, ...(row !== undefined && { row }) } as const;
    const batchState = batchReducer(begin(2), { kind: 'halted', why, time: 0 });
    return lineText(
      say,
      { state: batchState, plan: aPlan(2), driver: 'here', next: undefined, secret: false },
      0,
    );
  };
  expect(line(1)).toMatch(/^Paused: the balance ran out at row 3\. /);
  expect(line()).toMatch(/^Paused: the balance ran out\. /);
});

it('says how many costs are pending of a batch that has ended', () => {
  const run = (row: number, usage: number) =>
    aRun({ slug: `run-${row}` as RunSlug, status: 'succeeded', usage }); // a name of this test
  const seen = (second: Run): BatchEvent => ({
    kind: 'seen',
    runs: [run(0, 0.5), second],
    elsewhere: 0,
    platformTime: 2,
    time: 2,
  });
  const sent = [0, 1].flatMap((row): readonly BatchEvent[] => [
    { kind: 'sent', row, attempt: attempt(row), time: row },
    { kind: 'answered', row, attempt: `a${row}`, run: `run-${row}` as RunSlug, time: row },
  ]);
  const line = (second: Run) => {
    const batchState = [...sent, seen(second)].reduce(batchReducer, begin(2));
    return lineText(
      say,
      { state: batchState, plan: aPlan(2), driver: 'here', next: undefined, secret: false },
      3,
    );
  };
  expect(line(withPendingCost(run(1, 0)))).toContain('$0.50, 1 pending');
  expect(line(run(1, 0.25))).toContain('$0.75.');
});

it('says that a row waits for what runs cost, where the batch has a limit', () => {
  const rules = { parallel: 1, stopAfterFailures: 0, stopAtSpent: '6' };
  const batchState = openBatchState({ ...aPlan(2), rules }, 'all', { time: 0, fingerprint: 'm' });
  const late = [
    { kind: 'sent', row: 0, attempt: attempt(0), time: 0 } as const,
    { kind: 'answered', row: 0, attempt: 'a0', run: 'run-0' as RunSlug, time: 0 } as const,
    {
      ...({ kind: 'seen', elsewhere: 0, platformTime: 2, time: 2 } as const),
      runs: [withPendingCost(aRun({ slug: 'run-0' as RunSlug, status: 'succeeded' }))],
    },
  ].reduce<BatchState>(batchReducer, batchState);
  const next = { kind: 'wait', for: 'costs' } as const;
  const line = lineText(say, { state: late, plan: aPlan(2), driver: 'here', next, secret: false }, 3);
  expect(line).toBe('Waiting for the cost of 1 run, to stay within your limit of $6.00.');
});
