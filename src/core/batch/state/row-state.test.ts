import { describe, expect, it } from 'vitest';

import type { JsonObject } from '#core/json/json.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';
import type { Run } from '#core/run/run.ts';

import type { BatchId } from '../batch.ts';
import { countAnew, type BatchState, spentText } from './batch-state.ts';
import { isLeftToMend, availableResults, resultRun } from './row-state.ts';
import { HEAD_FORMAT, ROWS_FORMAT } from './batch-state-codec.ts';
import { batchReducer } from './batch-reducer.ts';
import { nextAction } from './next-action.ts';
import {
  after,
  answered,
  begin,
  decideAt,
  pending,
  readAgain,
  refused,
  SEEN,
  sent,
  slug,
  T0,
  seenRun,
} from '#test/a-batch-state.ts';

describe('a batch', () => {
  it('counts what a run before cost, also where that is told after the row was sent again', () => {
    const failed = seenRun(0, { status: 'failed', usage: 0.01 });
    const again = after(
      begin(1),
      SEEN,
      ...[sent(0), answered(0), failed],
      { kind: 'again', rows: [{ row: 0, attempt: 'a0' }] },
      sent(0, 'b0'),
      { ...answered(0, 'b0'), run: slug(9) },
      seenRun(0, { status: 'failed', usage: 0.03 }),
    );
    expect(spentText(again)).toBe('0.03');
    expect(spentText(after(again, failed))).toBe('0.03');
  });

  it('tells of a run that is over and without a cost, until one is told', () => {
    const over = seenRun(0, { status: 'succeeded', usage: 0.03 });
    const without = { ...over, runs: over.runs.map((run) => withoutFigure(run)) };
    const running = seenRun(0, { status: 'running', usage: 0.01 });
    const begun = after(begin(1), SEEN, sent(0), answered(0), running, without);
    expect([begun.untold, spentText(begun)]).toEqual([1, '0.01']);
    const late = after(begun, over);
    expect([late.untold, spentText(late)]).toEqual([0, '0.03']);
  });

  it('is kept under the word that every build reads where it was lost', () => {
    const lost = after(begin(1), SEEN, sent(0), {
      ...{ kind: 'lost', row: 0, attempt: 'a0', facts: { kind: 'network' } },
    });
    const [rows, head] = [ROWS_FORMAT.toJson(lost.rows), HEAD_FORMAT.toJson(lost)];
    expect(rows).toMatchObject({ rows: [{ state: 'unknown' }] });
    expect(head).toMatchObject({ counts: { unknown: 1 } });
    expect(ROWS_FORMAT.fromJson(rows)).toEqual({ ok: true, value: lost.rows });
    expect(HEAD_FORMAT.fromJson(head)).toMatchObject({ value: { counts: lost.counts } });
  });

  it('tells of a run without a cost also once its row was sent again, until one is told', () => {
    const over = seenRun(0, { status: 'failed', usage: 0.03 });
    const without = { ...over, runs: over.runs.map((run) => withoutFigure(run)) };
    const again = after(
      begin(1),
      SEEN,
      ...[sent(0), answered(0), without],
      { kind: 'again', rows: [{ row: 0, attempt: 'a0' }] },
      sent(0, 'b0'),
      { ...answered(0, 'b0'), run: slug(9) },
    );
    const decoded = ROWS_FORMAT.decode(ROWS_FORMAT.encode(again.rows));
    expect(decoded).toEqual({ ok: true, value: again.rows });
    expect(HEAD_FORMAT.decode(HEAD_FORMAT.encode(again))).toMatchObject({ ok: true, value: { untold: 1 } });
    expect(countAnew({ ...again, untold: 0 }).untold).toBe(1);
    // A list that is behind tells nothing new.
    const behind = after(again, seenRun(0, { status: 'running', usage: 0 }));
    expect([behind.untold, spentText(behind)]).toEqual([1, '0']);
    const late = after(behind, over);
    expect([late.untold, spentText(late)]).toEqual([0, '0.03']);
    const free = after(behind, seenRun(0, { status: 'failed', usage: 0 }));
    expect(free.untold).toBe(0);
  });

  describe('whose costs are pending', () => {
    const MINUTE = 60_000;
    const over = { status: 'succeeded', results: 0 } as const;
    const early = after(begin(1), SEEN, sent(0), answered(0), pending(0, over));

    it('is without a cost, and looks until that is known, however long the page was closed', () => {
      expect([early.untold, decideAt(early, T0 + MINUTE)]).toEqual([1, { kind: 'look' }]);
      const reopened = batchReducer(early, { kind: 'reopened', time: T0 + 60 * MINUTE });
      expect(decideAt(reopened, T0 + 60 * MINUTE)).toEqual({ kind: 'look' });
      const paid = after(reopened, seenRun(0, { ...over, usage: 3 }));
      expect([paid.untold, spentText(paid)]).toEqual([0, '3']);
      const free = after(reopened, seenRun(0, { ...over, usage: 0 }));
      expect([free.untold, decideAt(free)]).toEqual([0, { kind: 'wait', for: 'person' }]);
    });

    it('stays ended where it is opened without its key', () => {
      const reopened = batchReducer(early, { kind: 'reopened', time: T0 + 60 * MINUTE });
      expect(decideAt(reopened, T0 + 60 * MINUTE, '')).toMatchObject({ kind: 'prove' });
      expect(nextAction(reopened, { now: T0, fingerprint: undefined })).toEqual({ kind: 'wait', for: 'key' });
      expect(after(reopened, { kind: 'foreign', fingerprint: 'other' }).phase).toEqual({ kind: 'going' });
      const refused = { kind: 'unread', facts: { kind: 'keyRefused' } } as const;
      expect(after(reopened, refused).phase).toEqual({ kind: 'going' });
    });

    it('takes what a list tells of any of its runs', () => {
      const free = after(early, seenRun(0, over));
      expect(spentText(after(free, seenRun(0, { ...over, usage: 3 })))).toBe('3');
    });

    it('counts what a run costs that took long to be aborted', () => {
      const aborting = seenRun(0, { status: 'aborting' });
      const running = after(begin(1), SEEN, sent(0), answered(0), aborting);
      const stuck = batchReducer(running, { ...aborting, time: T0 + 3 * MINUTE });
      expect(stuck.rows[0]?.state).toBe('stopped');
      expect(decideAt(stuck, T0 + 30 * MINUTE)).toEqual({ kind: 'look' });
      const behind = batchReducer(stuck, { ...seenRun(0, { status: 'running' }), time: T0 + 3 * MINUTE });
      expect(behind.rows[0]?.state).toBe('stopped');
      const ended = { ...seenRun(0, { status: 'failed', usage: 2 }), time: T0 + 5 * MINUTE };
      expect(spentText(batchReducer(stuck, ended))).toBe('2');
      const again = after(stuck, { kind: 'correct', rows: [{ row: 0, attempt: 'a0' }] });
      expect([again.rows[0]?.state, again.untold]).toEqual(['waiting', 1]);
      const paid = batchReducer(again, ended);
      expect([paid.untold, spentText(paid)]).toEqual([0, '2']);
    });
  });

  it('takes a run whose results are not told for one that may have some, and counts it', () => {
    const over = seenRun(0, { status: 'succeeded', usage: 1, finishedAt: T0 });
    const without = {
      ...over,
      runs: over.runs.map((run) => withoutFigure(withoutFigure(run, 'results'), 'duration')),
    };
    const done = after(begin(1), SEEN, sent(0), answered(0), without);
    expect(done.rows[0]?.run).not.toHaveProperty('results');
    expect(done.rows[0]?.run).not.toHaveProperty('duration');
    expect(done).toMatchObject({ results: 0, untoldResults: 1 });
    expect(readAgain(done).untoldResults).toBe(1);
    expect(readAgain(done).toldResults).toBe(0);
    const later = after(done, seenRun(0, { status: 'succeeded', usage: 1, results: 4, finishedAt: T0 }));
    expect(later).toMatchObject({ results: 4, untoldResults: 0, toldResults: 1 });
    const { toldResults: _, ...earlier } = HEAD_FORMAT.toJson(later) as JsonObject; // a head is one
    expect(HEAD_FORMAT.fromJson(earlier)).toMatchObject({ value: { toldResults: 1 } });
  });

  it('has a row to be mended that was sent here since it was started elsewhere, until it is started there anew', () => {
    const to = { batch: 'b-2' as BatchId, name: 'others' };
    const facts = { kind: 'invalidRequest' } as const;
    const first = { rows: [{ row: 0, attempt: 'a0' }] };
    const noted = after(begin(1), SEEN, sent(0), refused(0, facts), { kind: 'elsewhere', ...first, to });
    const isLeft = ({ rows }: BatchState) => rows.map(isLeftToMend);
    expect(isLeft(noted)).toEqual([false]);
    const again = after(noted, { kind: 'again', ...first }, SEEN, sent(0, 'b0'));
    const failed = after(again, { kind: 'refused', row: 0, attempt: 'b0', facts });
    expect(failed.rows[0]).toMatchObject({ state: 'failed', elsewhere: to });
    expect(isLeft(failed)).toEqual([true]);
    const anew = { kind: 'elsewhere', rows: [{ row: 0, attempt: 'b0' }], to } as const;
    expect(isLeft(after(failed, anew))).toEqual([false]);
  });

  describe('of which an earlier run gave more than the last', () => {
    const ended = (row: number, id: string, status: Run['status'], results: number) =>
      [
        sent(row, id),
        { kind: 'answered', row, attempt: id, run: `run-${id}` as RunSlug },
        { ...SEEN, runs: [aRun({ slug: `run-${id}` as RunSlug, status, results, usage: 1, finishedAt: 1 })] },
      ] as const;
    const retry = { kind: 'again', rows: [{ row: 0, attempt: 'a' }] } as const;
    const failed = after(begin(1), ...ended(0, 'a', 'failed', 480));

    it('counts what that gave until a run gives as many, in the figures and in the table', () => {
      const waiting = after(failed, retry);
      expect(waiting).toMatchObject({ results: 480, untoldResults: 0 });
      expect(resultRun(waiting.rows[0] ?? { state: 'waiting' })?.slug).toBe('run-a');
      expect(after(waiting, ...ended(0, 'b', 'failed', 3))).toMatchObject({ results: 480 });
      const whole = after(waiting, ...ended(0, 'b', 'succeeded', 480));
      expect(whole).toMatchObject({ results: 480 });
      expect(resultRun(whole.rows[0] ?? { state: 'waiting' })?.slug).toBe('run-b');
      expect(spentText(whole)).toBe('2');
    });

    it('takes a last run that tells no number before an earlier one that does', () => {
      const { results: _, ...bare } = aRun({ slug: 'run-b' as RunSlug, status: 'succeeded', finishedAt: 1 });
      const [start, answer] = ended(0, 'b', 'succeeded', 0);
      const done = after(failed, retry, start, answer, { ...SEEN, runs: [bare] });
      expect(resultRun(done.rows[0] ?? { state: 'waiting' })?.slug).toBe('run-b');
      expect(done).toMatchObject({ results: 0, untoldResults: 1 });
    });

    it('counts nothing of the row as it was before it was corrected, and keeps its run and cost', () => {
      const corrected = { sent: { cells: ['Wien'], custom: {} }, subtasks: 1, dangers: [] };
      const waiting = after(failed, { kind: 'correct', rows: [{ ...retry.rows[0], corrected }] });
      expect(waiting).toMatchObject({ results: 0, rows: [{ state: 'waiting', corrected }] });
      const done = after(waiting, ...ended(0, 'b', 'succeeded', 3));
      expect(done).toMatchObject({
        results: 3,
        rows: [{ corrected, earlier: [{ slug: 'run-a', other: true }] }],
      });
      expect(spentText(done)).toBe('2');
    });

    it('counts on what that gave where only its limits are others', () => {
      const corrected = {
        sent: { cells: ['Wien'], custom: {}, options: { maxCharge: 10 } },
        ...{ subtasks: 1, dangers: [] },
      };
      const raised = { ...retry.rows[0], corrected, same: true as const };
      const waiting = after(failed, { kind: 'correct', rows: [raised] });
      expect(waiting).toMatchObject({ results: 480, rows: [{ state: 'waiting', corrected }] });
      const done = after(waiting, ...ended(0, 'b', 'failed', 3));
      expect(done.results).toBe(480);
      expect(done.rows[0]?.earlier?.[0]).not.toHaveProperty('other');
      const edited = { ...retry.rows[0], attempt: 'b', corrected };
      const anew = after(done, { kind: 'correct', rows: [edited] });
      expect(anew.results).toBe(0);
      // What was for the row as it was before stays that.
      const last = after(anew, ...ended(0, 'c', 'failed', 2), {
        kind: 'correct',
        rows: [{ ...raised, attempt: 'c' }],
      });
      expect(last.results).toBe(2);
    });

    it('counts nothing that the platform has deleted: what a run gave since stands for the row', () => {
      const later = 8 * 86_400_000;
      const late = batchReducer(failed, { ...retry, time: later });
      expect(late).toMatchObject({ results: 0, rows: [{ earlier: [{ slug: 'run-a', deleted: true }] }] });
      const laterOn = ended(0, 'b', 'succeeded', 300).map((event) =>
        'platformTime' in event ? { ...event, platformTime: later } : event,
      );
      const done = after(late, ...laterOn);
      expect(done).toMatchObject({ results: 300 });
      expect(resultRun(done.rows[0] ?? { state: 'waiting' })?.slug).toBe('run-b');
      // Retried in time, and looked at after that.
      const inTime = after(failed, retry, ...ended(0, 'b', 'succeeded', 300));
      expect(inTime).toMatchObject({ results: 480 });
      const seenLate = batchReducer(inTime, { kind: 'reopened', time: later });
      expect(seenLate).toMatchObject({ results: 300 });
      expect(spentText(seenLate)).toBe('2');
      // The clock was ahead.
      expect(batchReducer(seenLate, { kind: 'reopened', time: T0 })).toMatchObject({ results: 480 });
      // By the platform's clock, where that is told.
      const ahead = { kind: 'reopened', time: later } as const;
      expect(batchReducer(inTime, { ...ahead, platformTime: T0 })).toMatchObject({ results: 480 });
      expect(batchReducer(seenLate, { ...SEEN, time: later })).toMatchObject({ results: 480 });
      // Of a row that was not sent again there is no other.
      expect(batchReducer(failed, { kind: 'reopened', time: later })).toMatchObject({ results: 480 });
      expect(availableResults(failed.rows[0] ?? { state: 'waiting' }, T0)).toBe(480);
      expect(availableResults(failed.rows[0] ?? { state: 'waiting' }, later)).toBe(0);
    });

    it('hears later what that gave', () => {
      const runs = [aRun({ slug: 'run-a' as RunSlug, status: 'failed', results: 490, usage: 1.5 })];
      const waiting = after(failed, retry, { ...SEEN, runs });
      expect(waiting).toMatchObject({ results: 490 });
      expect(spentText(waiting)).toBe('1.5');
      expect(after(waiting, { ...SEEN, runs }).rows).toBe(waiting.rows);
    });
  });
});
