import { expect, it } from 'vitest';

import { withoutFigure } from '#test/a-run.ts';

import { after, answered, begin, pending, sent, slug, seenRun } from '#test/a-batch-state.ts';
import type { BatchState } from './batch-state.ts';
import { forecast, forecastOf } from './forecast.ts';

const all = (rows: number) => begin(rows, 'all', { parallel: rows });

/** A row is sent, and is done at once. @param usage absent where no cost of it is told */
function done(batchState: BatchState, row: number, usage?: number): BatchState {
  const over = seenRun(row, { status: 'succeeded', usage: usage ?? 0 });
  const seen = usage === undefined ? { ...over, runs: over.runs.map((run) => withoutFigure(run)) } : over;
  return after(batchState, sent(row), answered(row), seen);
}

it('foresees what all rows cost by those only of which a cost is told', () => {
  const costs = (count: number, usd: readonly (number | undefined)[]) =>
    forecast(usd.reduce<BatchState>((all, one, row) => done(all, row, one), all(count)));
  expect(costs(10, [1, 2, 3])?.usd).toBe(20);
  expect(costs(10, [1, undefined, 2, undefined, 3])?.usd).toBe(20);
  expect(costs(10, [1, undefined, 2])).toHaveProperty('usd', undefined);
});

it('foresees nothing by rows whose costs are pending', () => {
  const ended = (batchState: BatchState, row: number) =>
    after(batchState, sent(row), answered(row), pending(row, { status: 'succeeded', results: 3 }));
  const three = [0, 1, 2].reduce(ended, all(10));
  expect(forecast(three)).toHaveProperty('usd', undefined);
  expect(forecast([3, 4, 5].reduce<BatchState>((all, row) => done(all, row, 2), three))?.usd).toBe(20);
});

it('foresees the cost of runs under way by those that are done, and no less than they have used', () => {
  const underWay = (batchState: BatchState, row: number, usage: number) =>
    after(batchState, sent(row), answered(row), seenRun(row, { status: 'running', usage }));
  const three = [1, 1, 1].reduce<BatchState>((all, one, row) => done(all, row, one), all(10));
  expect(forecast([3, 4, 5].reduce((all, row) => underWay(all, row, 0.5), three))?.usd).toBe(10);
  expect(forecast(underWay(three, 3, 30))?.usd).toBe(39);
  const over = seenRun(3, { status: 'failed', usage: 2 });
  const again = { kind: 'again', rows: [{ row: 3, attempt: 'a3' }] } as const;
  expect(forecast(after(underWay(three, 3, 0.5), over, again))?.usd).toBe(12);
});

it('foresees the cost of an earlier attempt, where it is unknown, by the runs that are done', () => {
  const three = [1, 1, 1].reduce<BatchState>((all, one, row) => done(all, row, one), all(10));
  const again = { kind: 'again', rows: [{ row: 3, attempt: 'a3' }] } as const;
  const failed = after(three, sent(3), answered(3), pending(3, { status: 'failed', results: 0 }), again);
  expect(forecast(failed)?.usd).toBe(11);
});

it('foresees what some rows cost once they are sent by those that are done', () => {
  const two = [1, 2].reduce<BatchState>((all, one, row) => done(all, row, one), all(10));
  expect(forecastOf(two, 4)).toBeUndefined();
  expect(forecastOf(done(two, 2, 3), 4)).toBe(8);
});

it('foresees one run of each row that is to come, however often those that are done were sent', () => {
  const twice = (batchState: BatchState, row: number) => {
    const failed = after(batchState, sent(row), answered(row), seenRun(row, { status: 'failed', usage: 1 }));
    const again = { kind: 'again', rows: [{ row, attempt: `a${row}` }] } as const;
    const second = { ...answered(row, `b${row}`), run: slug(row + 10) };
    const over = seenRun(row + 10, { status: 'succeeded', usage: 3 });
    return after(failed, again, sent(row, `b${row}`), second, over);
  };
  const three = [0, 1, 2].reduce(twice, all(10));
  expect(forecastOf(three, 7)).toBe(21);
  // What the three have cost, and seven runs more.
  expect(forecast(three)?.usd).toBe(33);
});

it('foresees how long the rest takes, with those under way, by how many may run at once', () => {
  const took = (batchState: BatchState, row: number) =>
    after(batchState, sent(row), answered(row), seenRun(row, { status: 'succeeded', duration: 30 }));
  const secondsOf = (batchState: BatchState) => forecast(batchState)?.seconds;
  const three = [0, 1, 2].reduce(took, begin(10, 'all', { parallel: 2 }));
  expect(secondsOf(three)).toBe((7 * 30) / 2);
  const underWay = after(three, sent(3), answered(3));
  expect(secondsOf(underWay)).toBe((7 * 30) / 2);
  expect(secondsOf(after(underWay, sent(4)))).toBe((7 * 30) / 2);
  expect(secondsOf({ ...three, limit: 1 })).toBe(7 * 30);
  expect(secondsOf(done(done(done(all(10), 0, 1), 1, 1), 2, 1))).toBe(0);
});
