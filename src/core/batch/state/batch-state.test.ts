import { describe, expect, it } from 'vitest';

import type { FailureFacts } from '#core/errors/failure.ts';
import type { JsonObject } from '#core/json/json.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { ABORT_PATIENCE } from '#core/run/patience.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';

import { countAnew, type BatchState, spentText, unaskedRows } from './batch-state.ts';
import { HEAD_FORMAT, ROWS_FORMAT } from './batch-state-codec.ts';
import { batchReducer } from './batch-reducer.ts';
import { doneOf, standingOf } from './standing.ts';
import { mayLeave } from './next-action.ts';
import {
  after,
  answered,
  begin,
  decideAt,
  readAgain,
  refused,
  SEEN,
  sent,
  slug,
  statesOf,
  T0,
  pending,
  seenRun,
} from '#test/a-batch-state.ts';

describe('a batch', () => {
  it('reads the list of runs before it sends anything, and after sleep again', () => {
    expect(decideAt(begin(2))).toEqual({ kind: 'look' });
    const looked = after(begin(2), SEEN);
    expect(decideAt(looked)).toEqual({ kind: 'send', row: 0 });
    expect(decideAt(looked, T0 + 3_600_000)).toEqual({ kind: 'look' });
    expect(decideAt(looked, T0 - 3_600_000)).toEqual({ kind: 'look' });
  });

  it('sends the next row once the start before it was answered, and no more than run at once', () => {
    const batchState = after(begin(4), SEEN, sent(0));
    expect(decideAt(batchState)).toMatchObject({ kind: 'wait', for: 'answer' });
    const both = after(batchState, answered(0), SEEN, sent(1), answered(1), SEEN);
    expect(decideAt(both)).toMatchObject({ kind: 'wait', for: 'runs' });
  });

  it('tries the first rows, then pauses until the person goes on', () => {
    const tried = after(begin(3, 1), SEEN, sent(0), answered(0), seenRun(0, { status: 'succeeded' }));
    expect(tried.phase).toEqual({ kind: 'paused', why: { kind: 'asked', count: 1, first: true } });
    expect(decideAt(tried)).toEqual({ kind: 'wait', for: 'person' });
    expect(after(tried, { kind: 'goOn' })).toBe(tried);
    expect(decideAt(after(tried, { kind: 'goOn', agreed: [1, 2] }))).toEqual({ kind: 'look' });
  });

  describe('of which some rows were asked for', () => {
    const failed = { status: 'failed' } as const;
    const run = (row: number, id = `a${row}`) => [
      sent(row, id),
      { ...answered(row, id), run: `run-${id}` as RunSlug },
      { ...SEEN, runs: [aRun({ slug: `run-${id}` as RunSlug, ...failed })] },
    ];
    const again = (...rows: readonly number[]) =>
      ({ kind: 'again', rows: rows.map((row) => ({ row, attempt: `a${row}` })) }) as const;
    /** Three rows have failed, and others wait. */
    const paused = () =>
      after(begin(6, 'all', { stopAfterFailures: 0 }), SEEN, ...run(0), ...run(1), ...run(2), {
        kind: 'pause',
      });

    it('counts all of them that are done, also those that were asked for later', () => {
      const done = after(paused(), again(0, 1), ...run(0, 'b0'), again(2), ...run(1, 'b1'), ...run(2, 'b2'));
      expect(done.phase).toEqual({ kind: 'paused', why: { kind: 'asked', count: 3, first: false } });
      // The same one twice is one.
      const twice = { kind: 'again', rows: [{ row: 0, attempt: 'b0' }] } as const;
      const both = after(paused(), again(0, 1), ...run(0, 'b0'), twice, ...run(0, 'c0'), ...run(1, 'b1'));
      expect(both.phase).toEqual({ kind: 'paused', why: { kind: 'asked', count: 2, first: false } });
    });

    it('counts none that was left out, or may have started', () => {
      const out = (...rows: readonly number[]) => ({ kind: 'leaveOut', rows }) as const;
      const one = after(paused(), again(0, 1), out(1), ...run(0, 'b0'));
      expect(one.phase).toEqual({ kind: 'paused', why: { kind: 'asked', count: 1, first: false } });
      expect(after(paused(), again(0, 1), out(0, 1)).phase).toEqual({
        kind: 'paused',
        why: { kind: 'person' },
      });
      const lost = { kind: 'lost', row: 0, attempt: 'b0', facts: { kind: 'network' } } as const;
      expect(after(paused(), again(0), sent(0, 'b0'), lost).phase).toEqual({
        ...{ kind: 'paused', why: { kind: 'person' } },
      });
    });

    it('tells the first ones as such, however often they were sent', () => {
      const tried = after(begin(6, 2, { stopAfterFailures: 0 }), SEEN, ...run(0));
      const same = after(tried, again(0), ...run(0, 'b0'), ...run(1));
      expect(same.phase).toEqual({ kind: 'paused', why: { kind: 'asked', count: 2, first: true } });
      const out = after(begin(6, 2), SEEN, { kind: 'leaveOut', rows: [1] }, ...run(0));
      expect(out.phase).toEqual({ kind: 'paused', why: { kind: 'asked', count: 1, first: true } });
    });
  });

  it('sends no row that was left out before the person has agreed to what it costs', () => {
    const running = after(begin(3), SEEN, sent(0), { kind: 'leaveOut', rows: [1, 2] });
    const back = { kind: 'putBack', rows: [1] } as const;
    expect(after(running, back)).toBe(running);
    expect(unaskedRows(after(running, { ...back, agreed: true }))).toEqual([]);
    const paused = after(running, { kind: 'pause' }, { ...back, rows: [1, 2] });
    expect(unaskedRows(paused)).toEqual([1, 2]);
    expect(after(paused, { kind: 'goOn', agreed: [1] })).toBe(paused);
    expect(after(paused, { kind: 'goOn', agreed: [1, 2] }).phase).toEqual({ kind: 'going' });
    const stopped = after(begin(2), { kind: 'stop', abort: false }, { ...back, rows: [0, 1] });
    expect(unaskedRows(stopped)).toEqual([0, 1]);
  });

  it('asks about a row that is put back, also where it was among those agreed to after it was left out', () => {
    const withRowLeftOut = after(begin(3), SEEN, { kind: 'pause' }, { kind: 'leaveOut', rows: [1] });
    const going = after(withRowLeftOut, { kind: 'goOn', agreed: [0, 1, 2] });
    expect(going.phase).toEqual({ kind: 'going' });
    expect(unaskedRows(after(going, { kind: 'pause' }, { kind: 'putBack', rows: [1] }))).toEqual([1]);
  });

  it('counts runs that a limit of theirs has ended among failures in a row, and tells them apart', () => {
    const cut = { status: 'failed', errorMessage: 'execution time limit reached' } as const;
    const one = after(begin(4), SEEN, sent(0), answered(0), seenRun(0, cut));
    expect(one).toMatchObject({ failures: [0], limited: 1, counts: { stopped: 1, failed: 0 } });
    const two = after(one, sent(1), answered(1), seenRun(1, cut));
    expect(two.phase).toEqual({ kind: 'paused', why: { kind: 'failures', rows: [0, 1] } });
    expect(readAgain(two).limited).toBe(2);
    const again = after(two, { kind: 'again', rows: [{ row: 0, attempt: 'a0' }] });
    expect(again).toMatchObject({ failures: [], limited: 1 });
    // What the person has stopped is their own doing.
    const byPerson = { status: 'aborted', errorMessage: 'aborted by user' } as const;
    const stopped = after(begin(4), SEEN, sent(0), answered(0), seenRun(0, byPerson));
    expect(stopped).toMatchObject({ failures: [], limited: 0, counts: { stopped: 1 } });
  });

  it('does not count a row that may have started among those that are done', () => {
    const lost = { kind: 'lost', row: 0, attempt: 'a0', facts: { kind: 'network' } } as const;
    const batchState = after(
      begin(2),
      SEEN,
      sent(0),
      lost,
      sent(1),
      answered(1),
      seenRun(1, { status: 'failed' }),
    );
    expect([doneOf(batchState), batchState.counts.lost]).toEqual([1, 1]);
  });

  it('has ended once the rest of a paused batch is left out and its runs are over', () => {
    const tried = after(begin(3, 1), SEEN, sent(0), answered(0), seenRun(0, { status: 'succeeded' }));
    expect(standingOf(after(tried, { kind: 'leaveOut', rows: [1] }))).toBe('tried');
    const out = after(tried, { kind: 'leaveOut', rows: [1, 2] });
    expect(standingOf(out)).toBe('ended');
    // What is put back is not sent before the person goes on.
    expect(standingOf(after(out, { kind: 'putBack', rows: [1], agreed: true }))).toBe('tried');
    const paused = after(begin(2), SEEN, sent(0), answered(0), { kind: 'pause' });
    const going = after(paused, { kind: 'leaveOut', rows: [1] });
    expect(standingOf(going)).toBe('paused');
    expect(standingOf(after(going, seenRun(0, { status: 'succeeded' })))).toBe('ended');
  });

  it('lets as many run at once as the platform was seen to let, after it had refused fewer', () => {
    const full = after(begin(4, 'all', { parallel: 4 }), SEEN, sent(0), refused(0, { kind: 'tooManyRuns' }));
    expect(full.limit).toBe(1);
    expect(after(full, { ...SEEN, elsewhere: 3 }).limit).toBe(3);
    expect(after(full, { ...SEEN, elsewhere: 3 }, SEEN).limit).toBe(3);
  });

  it.each([
    [{ kind: 'paused', why: { kind: 'somethingNew', rows: [] } }, 'newer'],
    [{ kind: 'queued' }, 'newer'],
    [{ kind: 'paused', why: { kind: 'closed' } }, 'unreadable'],
    [{}, 'unreadable'],
  ])('says of one that stands in a way of a later build that it is newer: %j', (phase, why) => {
    const head = HEAD_FORMAT.toJson(begin(1)) as JsonObject; // a head is one
    expect(HEAD_FORMAT.fromJson({ ...head, phase })).toEqual({ ok: false, error: why });
  });

  it('gives up a run that the platform says again and again it does not know, and follows it where it is back', () => {
    const missing = (minutes: number) =>
      ({ ...SEEN, missing: [slug(0)], time: T0 + minutes * 60_000 }) as const;
    const running = after(begin(2, 'all', { parallel: 1 }), SEEN, sent(0), answered(0));
    const once = batchReducer(running, missing(0));
    expect(statesOf(once)).toEqual(['started', 'waiting']);
    expect(statesOf(batchReducer(once, missing(1)))).toEqual(['started', 'waiting']);
    // Seen in between, it was a hiccup.
    const between = { ...seenRun(0, { status: 'running' }), time: T0 + 60_000 };
    expect(statesOf(batchReducer(batchReducer(once, between), missing(3)))).toEqual(['started', 'waiting']);
    const gone = batchReducer(once, missing(3));
    expect(gone.rows[0]).toMatchObject({
      state: 'stopped',
      run: { state: 'unknown', gone: true, untold: true },
    });
    expect(gone).toMatchObject({ counts: { started: 0, stopped: 1 }, untold: 1 });
    const decoded = ROWS_FORMAT.decode(ROWS_FORMAT.encode(gone.rows));
    expect(decoded).toEqual({ ok: true, value: gone.rows });
    const back = batchReducer(gone, { ...seenRun(0, { status: 'running' }), time: T0 + 240_000 });
    expect(statesOf(back)).toEqual(['started', 'waiting']);
    expect(back.rows[0]?.run).not.toHaveProperty('gone');
    expect(back).toMatchObject({ untold: 0, gone: 0, missing: [] });
  });

  it('starts nothing in the stead of a run that the platform no longer knows before the person has looked', () => {
    const minutes = (count: number, ...rows: readonly number[]) =>
      ({ ...SEEN, missing: rows.map(slug), time: T0 + count * 60_000 }) as const;
    const running = after(begin(4, 'all', { parallel: 1, stopAtSpent: '10' }), SEEN, sent(0), answered(0));
    const gone = after(running, minutes(0, 0), minutes(3, 0));
    expect(gone.phase).toEqual({ kind: 'paused', why: { kind: 'gone', rows: [0] } });
    expect(readAgain(gone)).toMatchObject({ phase: gone.phase, gone: 1, missing: [0] });
    const on = after(gone, { kind: 'goOn' }, minutes(3, 0), sent(1), answered(1), minutes(3, 0));
    expect(on.phase).toEqual({ kind: 'going' });
    expect(after(on, minutes(4, 0, 1), minutes(7, 0, 1)).phase).toEqual({
      kind: 'paused',
      why: { kind: 'gone', rows: [1] },
    });
  });

  it('ends a run that comes back after all were to end', () => {
    const minutes = (count: number) => ({ ...SEEN, missing: [slug(0)], time: T0 + count * 60_000 }) as const;
    const gone = after(begin(1), SEEN, sent(0), answered(0), minutes(0), minutes(3));
    const back = after(gone, { kind: 'stop', abort: true }, seenRun(0, { status: 'running' }));
    expect(decideAt(back)).toEqual({ kind: 'abort', row: 0, run: slug(0) });
  });

  it('reads on for a run that it has given up, though no other row is under way, and not for ever', () => {
    const minutes = (count: number) => ({ ...SEEN, missing: [slug(0)], time: T0 + count * 60_000 }) as const;
    const gone = after(begin(1), SEEN, sent(0), answered(0), minutes(0), minutes(3));
    expect(gone).toMatchObject({ counts: { stopped: 1 }, phase: { kind: 'going' } });
    expect(decideAt(gone, T0 + 5 * 60_000)).toEqual({ kind: 'look' });
    const still = after(gone, minutes(30));
    expect(still.rows).toBe(gone.rows);
    const end = { ...seenRun(0, { status: 'succeeded', results: 2, usage: 0.5, finishedAt: T0 }), time: T0 };
    expect(after(still, end)).toMatchObject({ counts: { succeeded: 1 }, results: 2, gone: 0 });
    expect(decideAt(after(still, minutes(61)), T0 + 70 * 60_000)).toEqual({ kind: 'wait', for: 'person' });
  });

  it('sums nothing up of what a run had given before the platform no longer knew it', () => {
    const seen = seenRun(0, { status: 'running', results: 120, usage: 0.2 });
    const missing = (time: number) => ({ ...SEEN, missing: [slug(0)], time }) as const;
    const gone = after(begin(1), SEEN, sent(0), answered(0), seen, missing(T0), missing(T0 + 180_000));
    expect(gone).toMatchObject({ results: 0, untoldResults: 1, untold: 1, gone: 1 });
    expect(countAnew(gone)).toEqual(gone);
  });

  it('proves a key by a run that the platform still knows, where there is one', () => {
    const both = after(begin(2), SEEN, sent(0), answered(0), SEEN, sent(1), answered(1));
    const once = after(both, { ...SEEN, missing: [slug(0)] });
    expect(decideAt(once, T0, 'another')).toEqual({ kind: 'prove', fingerprint: 'another', run: slug(1) });
    const missing = (time: number) => ({ ...SEEN, missing: [slug(0)], time }) as const;
    const done = pending(0, { status: 'succeeded', results: 2 });
    const forgotten = after(both, done, missing(T0), missing(T0 + 180_000));
    expect(decideAt(forgotten, T0 + 180_000, 'another')).toMatchObject({ kind: 'prove', run: slug(1) });
  });

  it('looks no more for the cost of a run that is done and that the platform no longer knows', () => {
    const done = { ...seenRun(0, { status: 'succeeded', results: 2, usage: 0, finishedAt: T0 }), time: T0 };
    const open = after(begin(1), SEEN, sent(0), answered(0), done);
    const missing = { ...SEEN, missing: [slug(0)], time: T0 } as const;
    const gone = batchReducer(batchReducer(open, missing), { ...missing, time: T0 + 180_000 });
    expect(statesOf(gone)).toEqual(['succeeded']);
    expect(decideAt(gone, T0 + 200_000)).toEqual({ kind: 'wait', for: 'person' });
  });

  it('pauses where a start is refused that named its run: every other one would be, too', () => {
    const facts = { kind: 'balanceTooLow' } as const;
    const batchState = after(begin(3), SEEN, sent(0), { ...answered(0), facts });
    expect(batchState.rows[0]?.state).toBe('started');
    expect(batchState.phase).toEqual({ kind: 'paused', why: { kind: 'refused', facts, row: 0 } });
  });

  it('ends with failures one after the other, and sends what the person asks for then', () => {
    const fails = (row: number, id = `a${row}`) => [
      sent(row, id),
      { ...answered(row, id), run: slug(row) },
      seenRun(row, { status: 'failed' }),
    ];
    const ended = after(begin(2), SEEN, ...fails(0), ...fails(1));
    expect(ended.phase).toEqual({ kind: 'going' });
    expect(decideAt(ended)).toEqual({ kind: 'wait', for: 'person' });
    const again = after(ended, { kind: 'again', rows: [{ row: 0, attempt: 'a0' }] });
    expect(again.phase).toEqual({ kind: 'going' });
    expect(decideAt(after(again, SEEN))).toEqual({ kind: 'send', row: 0 });
    const out = after(begin(3), SEEN, { kind: 'leaveOut', rows: [2] }, ...fails(0), ...fails(1));
    expect(after(out, { kind: 'putBack', rows: [2], agreed: true }).phase).toEqual({ kind: 'going' });
  });

  it('ends the runs that were to end, whatever the person asks for meanwhile', () => {
    const failed = [sent(0), answered(0), seenRun(0, { status: 'failed' })];
    const two = after(begin(3, 'all', { parallel: 3 }), SEEN, ...failed, sent(1), answered(1));
    const stopping = after(two, sent(2), { kind: 'stop', abort: true });
    const again = after(stopping, { kind: 'again', rows: [{ row: 0, attempt: 'a0' }] });
    expect(decideAt(again)).toEqual({ kind: 'abort', row: 1, run: slug(1) });
    const late = after(again, { kind: 'aborting', row: 1 }, answered(2));
    expect(decideAt(late)).toEqual({ kind: 'abort', row: 2, run: slug(2) });
  });

  it('takes a key that no run can tell apart for the only one that is of the account', () => {
    const lost = after(begin(2), SEEN, sent(0), {
      kind: 'lost',
      row: 0,
      attempt: 'a0',
      facts: { kind: 'network' },
    });
    expect(after(lost, { kind: 'proven', fingerprint: 'other' }).marks).toEqual(['other']);
    const run = after(lost, { kind: 'take', row: 0, attempt: 'a0', run: slug(0) });
    expect(after(run, { kind: 'proven', fingerprint: 'other' }).marks).toEqual(['mine', 'other']);
  });

  it('sends nothing with another key before a run has told of its account, or the person agrees to it', () => {
    const begun = after(begin(3), SEEN);
    const why = { kind: 'otherAccount', mark: 'other' } as const;
    expect(decideAt(begun, T0, 'other')).toEqual({ kind: 'pause', why });
    const paused = after(begun, { kind: 'halted', why });
    const onWith = (fingerprint: string) => after(paused, { kind: 'goOn', fingerprint }, SEEN);
    expect(decideAt(onWith('other'), T0, 'other')).toEqual({ kind: 'send', row: 0 });
    expect(decideAt(onWith('mine'))).toEqual({ kind: 'send', row: 0 });
    expect(decideAt(onWith('third'), T0, 'third')).toMatchObject({ kind: 'pause', why: { mark: 'third' } });
    expect(decideAt(after(paused, { kind: 'goOn' }), T0, 'other')).toEqual({ kind: 'pause', why });
  });

  it('waits for the answer to a start before it goes on with another key, and takes the account of its run', () => {
    const attempt = { id: 'a0', at: T0, keyMark: 'mine' };
    const sending = after(begin(3), SEEN, { kind: 'sent', row: 0, attempt });
    expect(decideAt(sending, T0, 'other')).toEqual({ kind: 'wait', for: 'answer' });
    const known = after({ ...sending, marks: ['other'] }, answered(0));
    expect(known.marks).toEqual(['mine']);
    expect(decideAt(known, T0, 'other')).toEqual({ kind: 'prove', fingerprint: 'other', run: slug(0) });
    const lost = after(
      { ...sending, marks: ['other'] },
      { kind: 'lost', row: 0, attempt: 'a0', facts: { kind: 'network' } },
      { kind: 'take', row: 0, attempt: 'a0', run: slug(0) },
    );
    expect(lost.marks).toEqual(['mine']);
  });

  it('tells keys apart by a run of a row that is to be sent again', () => {
    const again = after(begin(1), SEEN, ...[sent(0), answered(0), seenRun(0, { status: 'failed' })], {
      kind: 'again',
      rows: [{ row: 0, attempt: 'a0' }],
    });
    expect(decideAt(again, T0, 'other')).toEqual({ kind: 'prove', fingerprint: 'other', run: slug(0) });
  });

  it('asks a run to end once more where the page was left before it was seen to', () => {
    const aborting = after(
      begin(1),
      SEEN,
      ...[sent(0), answered(0)],
      { kind: 'stop', abort: true },
      { kind: 'aborting', row: 0 },
    );
    expect(decideAt(after(aborting, { kind: 'reopened' }))).toEqual({ kind: 'abort', row: 0, run: slug(0) });
    const ending = after(aborting, seenRun(0, { status: 'aborting' }), { kind: 'reopened' });
    expect(decideAt(ending)).toEqual({ kind: 'look' });
  });

  it('waits as 429 asks, though never for no time at all, nor for days', () => {
    const waits = [0, -5, 30, 1e9].map((retryAfter) => {
      const batchState = after(begin(1), SEEN, sent(0), refused(0, { kind: 'rateLimited', retryAfter }));
      return (batchState.hold?.until ?? 0) - T0;
    });
    expect(waits).toEqual([1_000, 1_000, 30_000, 3_600_000]);
  });

  it('takes 30003 for no failure, and starts no more than then ran until a place is free', () => {
    const full = after(
      begin(3, 'all', { parallel: 3 }),
      { ...SEEN, elsewhere: 1 },
      sent(0),
      answered(0),
      sent(1),
      refused(1, { kind: 'tooManyRuns' }),
    );
    expect(statesOf(full)).toEqual(['started', 'waiting', 'waiting']);
    expect(full.limit).toBe(2);
    expect(decideAt(full)).toEqual({ kind: 'look' });
    const still = after(full, { ...seenRun(0, { status: 'running' }), elsewhere: 1 });
    expect(decideAt(still)).toMatchObject({ kind: 'wait', for: 'elsewhere' });
    const free = after(still, seenRun(0, { status: 'running' }));
    expect(decideAt(free)).toEqual({ kind: 'send', row: 1 });
  });

  it('waits as long as 429 asks', () => {
    const batchState = after(begin(1), SEEN, sent(0), refused(0, { kind: 'rateLimited', retryAfter: 7 }));
    expect(decideAt(batchState)).toEqual({ kind: 'wait', for: 'rate', until: T0 + 7_000 });
    expect(decideAt(batchState, T0 + 7_000)).toEqual({ kind: 'send', row: 0 });
  });

  it('loses one row to a platform that does not answer, and tries the list ever more slowly', () => {
    const facts: FailureFacts = { kind: 'unreadable', status: 502 };
    let batchState = after(begin(100), SEEN, sent(0), { kind: 'lost', row: 0, attempt: 'a0', facts });
    let now = T0;
    const tries: number[] = [];
    while (now < T0 + 15 * 60_000) {
      const decision = decideAt(batchState, now);
      if (decision.kind === 'wait') {
        expect(decision.for).toBe('platform');
        now = decision.until ?? Infinity;
        continue;
      }
      expect(decision).toEqual({ kind: 'look' });
      tries.push(now - T0);
      batchState = batchReducer(batchState, { kind: 'unread', facts, time: now });
    }
    expect(tries).toHaveLength(8);
    expect(batchState.counts).toMatchObject({ lost: 1, waiting: 99, failed: 0 });
    expect(decideAt(batchReducer(batchState, { ...SEEN, time: now }), now)).toEqual({ kind: 'send', row: 1 });
  });

  it('never sends a row by itself whose answer was lost', () => {
    const batchState = after(begin(1), SEEN, sent(0), {
      kind: 'lost',
      row: 0,
      attempt: 'a0',
      facts: { kind: 'timeout' },
    });
    expect(decideAt(after(batchState, SEEN, { kind: 'pause' }, { kind: 'goOn' }))).toEqual({
      kind: 'wait',
      for: 'person',
    });
    const again = { kind: 'again', rows: [{ row: 0, attempt: 'a0' }] } as const;
    expect(decideAt(after(batchState, again, SEEN))).toEqual({ kind: 'send', row: 0 });
  });

  it('pauses where the answers to three starts are lost while the list can be read', () => {
    const lost = (row: number) =>
      ({ kind: 'lost', row, attempt: `a${row}`, facts: { kind: 'timeout' } }) as const;
    const batchState = after(
      begin(5),
      SEEN,
      sent(0),
      lost(0),
      SEEN,
      sent(1),
      lost(1),
      SEEN,
      sent(2),
      lost(2),
    );
    expect(batchState.phase).toEqual({ kind: 'paused', why: { kind: 'lost', rows: [0, 1, 2] } });
  });

  it('pauses also where others were answered between the lost ones, and not for one that was found', () => {
    const lost = (row: number) =>
      [SEEN, sent(row), { kind: 'lost', row, attempt: `a${row}`, facts: { kind: 'network' } }] as const;
    const answered = (row: number) =>
      [SEEN, sent(row), { kind: 'answered', row, attempt: `a${row}`, run: slug(row) }] as const;
    const twice = after(begin(9), ...lost(0), ...answered(1), ...lost(2), ...answered(3));
    expect(after(twice, ...lost(4)).phase).toEqual({
      kind: 'paused',
      why: { kind: 'lost', rows: [0, 2, 4] },
    });
    const found = after(twice, { kind: 'take', row: 2, attempt: 'a2', run: slug(2) }, ...lost(4));
    expect(found.phase.kind).toBe('going');
  });

  it('keeps a place for a run of a lost answer where its cost may pass the limit', () => {
    const lost = { kind: 'lost', row: 0, attempt: 'a0', facts: { kind: 'network' } } as const;
    const rules = { parallel: 2, stopAfterFailures: 0, stopAtSpent: '1' };
    const one = after(begin(9, 'all', rules), SEEN, sent(0), lost, SEEN);
    const answered = after(one, sent(1), { kind: 'answered', row: 1, attempt: 'a1', run: slug(1) }, SEEN);
    expect(decideAt(answered)).toMatchObject({ kind: 'wait', for: 'runs' });
    const alone = after(begin(9, 'all', { ...rules, parallel: 1 }), SEEN, sent(0), lost);
    expect(alone.phase).toEqual({ kind: 'paused', why: { kind: 'lost', rows: [0] } });
    expect(decideAt(after(alone, { kind: 'goOn' }, SEEN))).toEqual({ kind: 'send', row: 1 });
  });

  it('pauses where costs that never came fill its places, and goes on with them once it is resumed', () => {
    const rules = { parallel: 2, stopAfterFailures: 0, stopAtSpent: '1' };
    const costless = (row: number) => {
      const run = withoutFigure(aRun({ slug: slug(row), status: 'succeeded', results: 20 }));
      return [
        SEEN,
        sent(row),
        answered(row),
        { kind: 'seen', runs: [run], elsewhere: 0, platformTime: T0 },
      ] as const;
    };
    const one = after(begin(9, 'all', rules), ...costless(0));
    expect(one.phase.kind).toBe('going');
    const two = after(one, ...costless(1));
    expect(two.phase).toEqual({ kind: 'paused', why: { kind: 'unknownCosts' } });
    const resumed = after(two, { kind: 'goOn' }, ...costless(2));
    expect(resumed.phase.kind).toBe('going');
    expect(after(resumed, ...costless(3)).phase.kind).toBe('paused');
    expect(readAgain(resumed).acceptedCosts).toBe(2);
  });

  it('counts a lost answer once, also where a late one names the run of another row', () => {
    const lost = { kind: 'lost', row: 1, attempt: 'a1', facts: { kind: 'network' } } as const;
    const taken = { kind: 'answered', row: 1, attempt: 'a1', run: slug(0) } as const;
    expect(after(begin(9), SEEN, sent(0), answered(0), SEEN, sent(1), lost, taken).losses).toEqual([1]);
  });

  it('keeps a place, under a limit, for a run whose abort does not end', () => {
    const rules = { parallel: 1, stopAfterFailures: 0, stopAtSpent: '1' };
    const aborting = seenRun(0, { status: 'aborting' });
    const started = after(begin(9, 'all', rules), SEEN, sent(0), answered(0), aborting);
    const stuck = batchReducer(started, { ...aborting, time: T0 + ABORT_PATIENCE + 1 });
    expect([statesOf(stuck)[0], stuck.untold]).toEqual(['stopped', 1]);
    expect(decideAt(stuck, stuck.at)).toMatchObject({ kind: 'wait', for: 'costs' });
    const late = batchReducer(stuck, { ...aborting, time: T0 + 3 * 3_600_000 });
    expect(late.phase).toEqual({ kind: 'paused', why: { kind: 'unknownCosts' } });
  });

  it('takes a limit that cannot be read for one that is reached', () => {
    const rules = { parallel: 2, stopAfterFailures: 0, stopAtSpent: 'a dollar' };
    expect(decideAt(after(begin(2, 'all', rules), SEEN)).kind).not.toBe('send');
  });

  it.each([
    'balanceTooLow',
    'trafficTooLow',
    'keyRefused',
    'userDisabled',
    'workerNotFound',
    'versionUnavailable',
  ] as const)('pauses at %s, and the row waits on', (kind) => {
    const batchState = after(begin(2), SEEN, sent(0), refused(0, { kind }));
    expect(batchState.phase).toEqual({ kind: 'paused', why: { kind: 'refused', facts: { kind }, row: 0 } });
    expect(statesOf(batchState)).toEqual(['waiting', 'waiting']);
  });

  it('pauses where its runs may not be listed, as every start would be refused, and for no passing fault', () => {
    const unread = (kind: FailureFacts['kind']) => after(begin(2), SEEN, { kind: 'unread', facts: { kind } });
    expect(unread('keyRefused').phase).toEqual({
      kind: 'paused',
      why: { kind: 'refused', facts: { kind: 'keyRefused' } },
    });
    expect(unread('network').phase).toEqual({ kind: 'going' });
  });

  it('waits no more for a platform that has just proven a key, and still as long as 429 asks', () => {
    const proven = { kind: 'proven', fingerprint: 'other' } as const;
    const away = after(begin(2), SEEN, { kind: 'unread', facts: { kind: 'network' } });
    expect(away.hold?.kind).toBe('platform');
    expect(after(away, proven).hold).toBeUndefined();
    const rated = after(begin(2), SEEN, sent(0), refused(0, { kind: 'rateLimited' }));
    expect(after(rated, proven).hold).toEqual(rated.hold);
  });

  it('fails a row whose input is refused, with the words of the platform', () => {
    const facts = { kind: 'invalidRequest', platformMessage: 'city is required' } as const;
    const batchState = after(begin(2), SEEN, sent(0), refused(0, facts));
    expect(batchState.rows[0]).toMatchObject({ state: 'failed', why: facts });
    expect(batchState.phase.kind).toBe('going');
  });

  it('pauses after so many failures in a row, and counts anew once the person goes on', () => {
    const facts = { kind: 'invalidRequest' } as const;
    const batchState = after(begin(4), SEEN, sent(0), refused(0, facts), sent(1), refused(1, facts));
    expect(batchState.phase).toEqual({ kind: 'paused', why: { kind: 'failures', rows: [0, 1] } });
    expect(after(batchState, { kind: 'goOn' }).failures).toEqual([]);
  });

  it('adds up what it spends to the last digit, with the runs of earlier attempts, and stops at the sum', () => {
    const rules = { stopAtSpent: '0.3', parallel: 3 };
    const one = after(
      begin(4, 'all', rules),
      SEEN,
      sent(0),
      answered(0),
      seenRun(0, { status: 'failed', usage: 0.1 }),
    );
    const two = after(
      one,
      { kind: 'again', rows: [{ row: 0, attempt: 'a0' }] },
      SEEN,
      sent(0, 'b0'),
      { ...answered(0, 'b0'), run: slug(9) },
      seenRun(9, { status: 'succeeded', usage: 0.1 }),
      sent(1),
      answered(1),
    );
    expect(spentText(two)).toBe('0.2');
    const full = after(two, seenRun(1, { status: 'running', usage: 0.1 }));
    expect(spentText(full)).toBe('0.3');
    expect(full.phase).toEqual({ kind: 'paused', why: { kind: 'spent' } });
    expect(after(full, { kind: 'goOn' })).toBe(full);
    expect(
      after(full, { kind: 'rules', rules: { parallel: 3, stopAfterFailures: 0 } }, { kind: 'goOn' }).phase
        .kind,
    ).toBe('going');
  });

  it('has no more runs under way or with a pending cost, with a limit, than may be under way', () => {
    const done = { status: 'succeeded', results: 0 } as const;
    const both = (of: object) =>
      after(begin(4, 'all', of), SEEN, sent(0), answered(0), pending(0, done), sent(1), answered(1));
    const waiting = both({ stopAtSpent: '0.3', parallel: 2 });
    expect(decideAt(waiting)).toMatchObject({ kind: 'wait', for: 'costs' });
    expect(decideAt(after(waiting, seenRun(0, { ...done, usage: 0.1 })))).toEqual({ kind: 'send', row: 2 });
    expect(decideAt(after(waiting, seenRun(0, { ...done, usage: 0 })))).toEqual({ kind: 'send', row: 2 });
    expect(decideAt(both({ parallel: 2 }))).toEqual({ kind: 'send', row: 2 });
  });

  it('waits for a pending cost with a limit also once its row is sent again, and asks where the platform does not know the run', () => {
    const failed = after(
      begin(3, 'all', { stopAtSpent: '0.3', parallel: 1 }),
      ...[SEEN, sent(0), answered(0), pending(0, { status: 'failed' })],
      { kind: 'again', rows: [{ row: 0, attempt: 'a0' }] },
    );
    expect(decideAt(after(failed, SEEN))).toMatchObject({ kind: 'wait', for: 'costs' });
    expect(decideAt(after(failed, seenRun(0, { status: 'failed', usage: 0.1 })))).toMatchObject({
      kind: 'send',
    });
    const missed = after(failed, { ...SEEN, missing: [slug(0)] });
    expect(missed.phase).toEqual({ kind: 'paused', why: { kind: 'unknownCosts' } });
    expect(decideAt(after(missed, { kind: 'goOn' }, SEEN))).toMatchObject({ kind: 'send' });
    const behind = after(failed, seenRun(0, { status: 'running', usage: 0.02 }));
    expect(decideAt(behind)).toMatchObject({ kind: 'wait', for: 'costs' });
    const decoded = ROWS_FORMAT.decode(ROWS_FORMAT.encode(failed.rows));
    expect(decoded).toEqual({ ok: true, value: failed.rows });
  });

  it('sends no row again that has spent what it may, and keeps why that failed', () => {
    const failed = after(
      begin(2, 'all', { stopAtSpent: '0.3' }),
      SEEN,
      sent(0),
      answered(0),
      seenRun(0, { status: 'failed', usage: 0.3 }),
    );
    const seen = [{ row: 0, attempt: 'a0' }];
    expect(after(failed, { kind: 'again', rows: seen })).toBe(failed);
    expect(after(failed, { kind: 'correct', rows: seen })).toBe(failed);
    // What waits is asked about once the limit is another.
    const over = after(failed, { kind: 'leaveOut', rows: [1] });
    const going: BatchState = { ...over, phase: { kind: 'going' } };
    const back = after(going, { kind: 'putBack', rows: [1] });
    expect(back.phase).toEqual({ kind: 'paused', why: { kind: 'spent' } });
    expect(unaskedRows(back)).toEqual([1]);
  });

  describe('of which it is asked whether to stop it', () => {
    const ask = { kind: 'askStop', question: 'q1' } as const;
    const keep = { kind: 'keepOn', question: 'q1' } as const;

    it('sends nothing while the question is open, and goes on where it was once it is closed', () => {
      const tried = after(begin(3, 2), SEEN, sent(0), answered(0));
      const stopPaused = after(tried, ask);
      expect(decideAt(stopPaused)).toMatchObject({ kind: 'wait', for: 'runs' });
      expect(standingOf(stopPaused)).toBe('paused');
      const reread = { ...stopPaused, ...readAgain(stopPaused) };
      expect(after(reread, keep).phase).toEqual(tried.phase);
      expect(decideAt(after(reread, keep, SEEN))).toEqual({ kind: 'send', row: 1 });
    });

    it('lets nothing leave that was noted before', () => {
      const noted = after(begin(3), SEEN, sent(0), ask);
      expect(mayLeave(noted, { row: 0, attempt: 'a0' }, { now: T0, fingerprint: 'mine' })).toBe(false);
      expect(statesOf(after(noted, { kind: 'unsent', row: 0, attempt: 'a0' }, keep))[0]).toBe('waiting');
    });

    it('waits until the question is closed in every tab', () => {
      const both = after(begin(3), SEEN, ask, { ...ask, question: 'q2' });
      expect(after(both, ask)).toBe(both);
      expect(after(both, keep).phase.kind).toBe('paused');
      expect(after(both, keep, { ...keep, question: 'q2' }).phase.kind).toBe('going');
      expect(after(both, { kind: 'goOn' }).phase.kind).toBe('going');
    });

    it('stays paused where it was, was paused meanwhile, or has a reason of its own', () => {
      const paused = after(begin(3), SEEN, { kind: 'pause' });
      expect(after(paused, ask)).toBe(paused);
      expect(after(begin(3), SEEN, ask, { kind: 'pause' }, keep).phase).toEqual({
        kind: 'paused',
        why: { kind: 'person' },
      });
      const facts = { kind: 'balanceTooLow' } as const;
      const broke = after(begin(3), SEEN, sent(0), ask, refused(0, facts), keep);
      expect(broke.phase).toEqual({ kind: 'paused', why: { kind: 'refused', facts, row: 0 } });
    });

    it('waits for the person where the page was left before it was answered', () => {
      const left = after(begin(3), SEEN, ask, { kind: 'reopened' });
      expect(left.phase).toEqual({ kind: 'paused', why: { kind: 'closed', at: T0 } });
      expect(after(left, ask, keep)).toBe(left);
      expect(after(left, { kind: 'goOn' }).phase.kind).toBe('going');
    });

    it('asks before it sends what was put back meanwhile', () => {
      const out = after(begin(3), SEEN, { kind: 'leaveOut', rows: [2] }, ask, { kind: 'putBack', rows: [2] });
      expect(after(out, keep).phase).toEqual({ kind: 'paused', why: { kind: 'person' } });
    });
  });

  it.each(['pause', 'stop', 'askStop'] as const)(
    'does nothing that was asked for before a %s, and comes after it',
    (kind) => {
      const over = after(
        begin(3, 1),
        SEEN,
        ...[sent(0), answered(0), seenRun(0, { status: 'failed' })],
        { kind: 'leaveOut', rows: [2] },
        { kind: 'goOn', agreed: [1] },
      );
      const { stops } = over;
      const held = after(over, { kind, abort: false, question: 'q1' });
      const rows = [{ row: 0, attempt: 'a0' }];
      expect(after(held, { kind: 'again', rows, stops })).toBe(held);
      expect(after(held, { kind: 'putBack', rows: [2], stops })).toBe(held);
      expect(after(held, { kind: 'goOn', stops })).toBe(held);
      expect(statesOf(after(held, { kind: 'again', rows, stops: held.stops }))[0]).toBe('waiting');
    },
  );

  describe('that is stopped together with its runs', () => {
    const stopping = () =>
      after(
        begin(1),
        SEEN,
        sent(0),
        answered(0),
        { kind: 'stop', abort: true },
        { kind: 'aborting', row: 0 },
      );
    const notAborted = {
      kind: 'abortFailed',
      code: 70002,
      platformMessage: 'run cannot be aborted',
    } as const;

    it('says of a run that the platform does not end why, and asks once more when the person stops it again', () => {
      const batchState = after(stopping(), { kind: 'aborting', row: 0, facts: notAborted });
      expect(batchState.rows[0]?.abort).toEqual(notAborted);
      // It may have ended by itself: the list tells.
      expect(decideAt(batchState)).toEqual({ kind: 'look' });
      const looked = after(batchState, seenRun(0, { status: 'running' }));
      expect(decideAt(looked)).toMatchObject({ kind: 'wait', for: 'runs' });
      expect(decideAt(after(looked, { kind: 'stop', abort: false }))).toMatchObject({ kind: 'wait' });
      expect(decideAt(after(looked, { kind: 'stop', abort: true }))).toMatchObject({ kind: 'abort', row: 0 });
      expect(statesOf(after(batchState, seenRun(0, { status: 'succeeded' })))).toEqual(['succeeded']);
    });

    it.each(['network', 'timeout', 'internal', 'rateLimited'] as const)(
      'asks again by itself, ever more slowly, where the answer was %s',
      (kind) => {
        const once = after(stopping(), { kind: 'aborting', row: 0, facts: { kind, retryAfter: 5 } });
        const held = decideAt(once);
        expect(held).toEqual({
          kind: 'wait',
          for: kind === 'rateLimited' ? 'rate' : 'platform',
          until: T0 + 5_000,
        });
        expect(decideAt(once, T0 + 5_000)).toEqual({ kind: 'abort', row: 0, run: slug(0) });
      },
    );

    it('says of a run that goes on for a minute after it was asked to end that it could not be stopped', () => {
      const running = seenRun(0, { status: 'running' });
      const soon = batchReducer(stopping(), { ...running, time: T0 + 59_000 });
      expect(soon.rows[0]?.abort).toBe('asked');
      const late = batchReducer(soon, { ...running, time: T0 + 60_000 });
      expect(late.rows[0]?.abort).toEqual({ kind: 'abortFailed' });
      const ending = batchReducer(late, { ...seenRun(0, { status: 'aborting' }), time: T0 + 61_000 });
      expect(ending.rows[0]?.abort).toBe('asked');
    });
  });

  it('leaves out what waits when it is stopped, and ends the runs under way where that is wished', () => {
    const batchState = after(begin(3), SEEN, sent(0), answered(0), { kind: 'stop', abort: true });
    expect(statesOf(batchState)).toEqual(['started', 'left-out', 'left-out']);
    expect(decideAt(batchState)).toEqual({ kind: 'abort', row: 0, run: slug(0) });
    const aborting = after(batchState, { kind: 'aborting', row: 0 });
    expect(decideAt(aborting)).toMatchObject({ kind: 'wait', for: 'runs' });
    const over = after(aborting, seenRun(0, { status: 'failed', errorMessage: 'aborted by user' }));
    expect(statesOf(over)).toEqual(['stopped', 'left-out', 'left-out']);
    expect(after(over, { kind: 'putBack', rows: [1] }).phase).toEqual({
      kind: 'paused',
      why: { kind: 'person' },
    });
  });

  it('does nothing for a second press, though the row has failed again meanwhile', () => {
    const again = { kind: 'again', rows: [{ row: 0, attempt: 'a0' }] } as const;
    const failedOnce = after(
      begin(1, 'all', { stopAfterFailures: 0 }),
      SEEN,
      sent(0),
      answered(0),
      seenRun(0, { status: 'failed' }),
    );
    const failedTwice = after(
      failedOnce,
      again,
      SEEN,
      sent(0, 'b0'),
      { ...answered(0, 'b0'), run: slug(9) },
      seenRun(9, { status: 'failed' }),
    );
    expect(after(failedTwice, again)).toBe(failedTwice);
  });

  it('retries some rows of a batch that is paused without starting the others', () => {
    const batchState = after(
      begin(3, 1),
      SEEN,
      sent(0),
      answered(0),
      seenRun(0, { status: 'failed' }),
      { kind: 'again', rows: [{ row: 0, attempt: 'a0' }] },
      SEEN,
    );
    expect(decideAt(batchState)).toEqual({ kind: 'send', row: 0 });
    const done = after(
      batchState,
      sent(0, 'b0'),
      { ...answered(0, 'b0'), run: slug(9) },
      seenRun(9, { status: 'succeeded' }),
    );
    expect(done.phase).toEqual({ kind: 'paused', why: { kind: 'asked', count: 1, first: false } });
  });

  it('is paused when its page is opened again, and takes what was under way for lost', () => {
    const batchState = after(begin(3), SEEN, sent(0), answered(0), sent(1), { kind: 'reopened' });
    expect(statesOf(batchState)).toEqual(['started', 'lost', 'waiting']);
    expect(batchState.phase).toEqual({ kind: 'paused', why: { kind: 'closed', at: T0 } });
    expect(decideAt(batchState)).toEqual({ kind: 'look' });
  });

  it('does not go on with the key of another account', () => {
    const batchState = after(begin(3), SEEN, sent(0), answered(0));
    expect(decideAt(batchState, T0, 'other')).toEqual({ kind: 'prove', fingerprint: 'other', run: slug(0) });
    const foreign = after(batchState, { kind: 'foreign', fingerprint: 'other' });
    expect(foreign.phase).toEqual({ kind: 'paused', why: { kind: 'otherAccount' } });
    expect(decideAt(foreign, T0, 'other')).toEqual({ kind: 'wait', for: 'key' });
    const own = after(foreign, { kind: 'goOn' }, { kind: 'proven', fingerprint: 'new' });
    expect(decideAt(own, T0, 'new')).toEqual({ kind: 'look' });
  });

  it('takes no run of one row for that of another', () => {
    const batchState = after(begin(2), SEEN, sent(0), answered(0), sent(1), {
      kind: 'lost',
      row: 1,
      attempt: 'a1',
      facts: { kind: 'network' },
    });
    expect(after(batchState, { kind: 'take', row: 1, attempt: 'a1', run: slug(0) })).toBe(batchState);
    expect(statesOf(after(batchState, { kind: 'take', row: 1, attempt: 'a1', run: slug(5) }))).toEqual([
      'started',
      'started',
    ]);
  });

  it('takes no run for that of a lost row which may be that of a row whose answer is still waited for', () => {
    const batchState = after(
      begin(3),
      SEEN,
      sent(0),
      { kind: 'lost', row: 0, attempt: 'a0', facts: { kind: 'network' } },
      { kind: 'sent', row: 1, attempt: { id: 'a1', at: T0 + 5 } },
    );
    const take = { kind: 'take', row: 0, attempt: 'a0', run: slug(1) } as const;
    expect(after(batchState, { ...take, listed: T0 + 5 })).toBe(batchState);
    const before = { ...take, listed: T0 + 4 };
    const assigned = batchReducer(batchState, { ...before, time: T0 + 9 });
    expect(statesOf(assigned)).toEqual(['started', 'sending', 'waiting']);
    // The clock was set back.
    expect(after(batchState, before)).toBe(batchState);
    const own = after(batchState, answered(1), { ...take, listed: T0 + 5 });
    expect(statesOf(own)).toEqual(['lost', 'started', 'waiting']);
    const other = after(batchState, answered(1), { ...take, run: slug(5), listed: T0 + 5 });
    expect(statesOf(other)).toEqual(['started', 'started', 'waiting']);
  });

  it('does not take back the end of a run that a list which is behind does not know of', () => {
    const batchState = after(
      begin(1),
      SEEN,
      sent(0),
      answered(0),
      seenRun(0, { status: 'succeeded', results: 3, usage: 1 }),
    );
    expect(statesOf(after(batchState, seenRun(0, { status: 'running' })))).toEqual(['succeeded']);
  });
});
