import { describe, expect, it } from 'vitest';

import type { BatchPlan } from '#core/batch/batch.ts';
import { after, answered, begin, SEEN, sent, slug, seenRun } from '#test/a-batch-state.ts';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { anOrder } from '#test/an-order.ts';

import { reservedByBatch } from './reserved-by-batches.ts';

const { worker, options } = anOrder();

const planOf = ({ rows, rules }: BatchState, caps: readonly number[]): BatchPlan => ({
  ...{ worker, title: 'Maps', name: 'cities.csv', columns: [], setUp: null, secret: false, rules },
  base: { custom: {}, options: { ...(options as RunOptions), maxCharge: 1 } }, // it has all of them
  rows: rows.map((_, at) => ({
    ...{ number: at + 1, cells: [], custom: {} },
    ...(caps[at] !== undefined && { options: { maxCharge: caps[at] } }),
  })),
});

const claim = (batchState: BatchState, caps: readonly number[] = [], isSending = true) =>
  reservedByBatch(batchState, planOf(batchState, caps), { rows: batchState.rows, isSending });

describe('what a batch may cost yet', () => {
  const going = after(begin(5), SEEN, sent(0), answered(0), seenRun(0, { status: 'running', usage: 0.2 }));

  it('is the limits of its runs under way, and those of the rows that wait', () => {
    expect(claim(going, [3, 2])).toEqual({ caps: new Map([[slug(0), 3]]), rows: 4, usd: 5, unlimited: 0 });
  });

  it('is that of its runs alone where nothing more is sent', () => {
    expect(claim(going, [3], false)).toEqual({
      caps: new Map([[slug(0), 3]]),
      rows: 0,
      usd: 0,
      unlimited: 0,
    });
  });

  it('leaves out rows that are asked about first', () => {
    expect(claim(begin(5, 2))).toMatchObject({ rows: 2, usd: 2 });
  });

  it('counts rows that nothing limits, or of which nothing is kept', () => {
    expect(claim(going, [3, 0, 0])).toMatchObject({ rows: 2, usd: 2, unlimited: 2 });
    const unknown = reservedByBatch(going, undefined, { rows: going.rows, isSending: true });
    expect(unknown).toEqual({ caps: new Map([[slug(0), 0]]), rows: 0, usd: 0, unlimited: 4 });
  });

  it('is no more than what it pauses at lets it be', () => {
    const limited = { ...going, rules: { ...going.rules, parallel: 1, stopAtSpent: '1.2' } };
    // $0.20 of the run under way is spent, and $0.80 are claimed by that run: the batch may come to $1.20 and one more run.
    expect(claim(limited)).toMatchObject({ rows: 4, usd: 1.2 });
    // A dear one that is under way when it pauses goes on, too.
    expect(claim(limited, [2])).toMatchObject({ rows: 4, usd: 1.2 });
    expect(claim(limited, [2, 2])).toMatchObject({ rows: 4, usd: 1.2 });
  });
});
