import { expect, it, vi } from 'vitest';

import type { Api } from '#api/operations.ts';
import { openBatchState } from '#core/batch/state/batch-state.ts';
import { batchReducer } from '#core/batch/state/batch-reducer.ts';
import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aRun } from '#test/a-run.ts';
import { withPendingCost } from '#core/run/run-cost.ts';
import { anOrder } from '#test/an-order.ts';

import { lookAtRuns } from './look-at-runs.ts';

const { signal } = new AbortController();

/** A batch whose rows all have a run, `run-0` and so on. */
function aBatchState(size: number) {
  const rows = Array.from({ length: size }, (_, at) => ({ number: at + 2, cells: [], custom: {} }));
  const options = anOrder().options as RunOptions; // it has all of them
  const rules = { parallel: size, stopAfterFailures: 0 };
  const begun = openBatchState({ rows, rules, base: { custom: {}, options } }, 'all', {
    time: 0,
    fingerprint: 'm',
  });
  return rows.reduce((all, _, row) => {
    const attempt = { id: `a${row}`, at: 0 };
    const sent = batchReducer(all, { kind: 'sent', row, attempt, time: 0 });
    const run = `run-${row}` as RunSlug; // a name of this test
    return batchReducer(sent, { kind: 'answered', row, attempt: attempt.id, run, time: 0 });
  }, begun);
}

it('asks for all runs that no list shows, some at each look, in turn', async () => {
  const askTimes = new Map<RunSlug, number>();
  const counts = new Map<RunSlug, number>();
  for (let time = 0; time < 6; time += 1)
    await lookAtRuns(
      {
        walkRuns: () => Promise.resolve({ runs: [] }),
        run: (slug) => {
          counts.set(slug, (counts.get(slug) ?? 0) + 1);
          return Promise.resolve(aRun({ slug }));
        },
        serverTime: () => ({ now: 0, within: 0, isSynced: true }),
      },
      aBatchState(15),
      { now: () => time, askTimes, signal },
    );
  expect([counts.size, ...new Set(counts.values())]).toEqual([15, 2]);
});

it('reads no further back than its runs began, also where one of them is not listed', async () => {
  const walkRuns = vi.fn<Api['walkRuns']>(() => Promise.resolve({ runs: [] }));
  await lookAtRuns(
    {
      walkRuns,
      run: (slug) => Promise.resolve(aRun({ slug })),
      serverTime: () => ({ now: 0, within: 0, isSynced: true }),
    },
    aBatchState(2),
    { now: () => 0, askTimes: new Map(), signal },
  );
  const [{ isEnough } = { isEnough: () => false }] = walkRuns.mock.calls[0] ?? [];
  const earlier = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      aRun({ slug: `earlier-${at}` as RunSlug, startedAt: -3_600_000 - at }),
    );
  expect(isEnough(earlier(100))).toBe(true);
  expect(isEnough([aRun({ slug: 'run-0' as RunSlug, startedAt: 0 }), ...earlier(5)])).toBe(false);
});

it('tells of the runs that it could read where one that is not listed yet cannot be read', async () => {
  const seen = await lookAtRuns(
    {
      walkRuns: () => Promise.resolve({ runs: [] }),
      run: (slug) =>
        slug === 'run-0'
          ? Promise.reject(new Failure({ kind: 'notFound', status: 404 }))
          : Promise.resolve(aRun({ slug })),
      serverTime: () => ({ now: 0, within: 0, isSynced: true }),
    },
    aBatchState(2),
    { now: () => 0, askTimes: new Map(), signal },
  );
  expect(seen).toMatchObject({ kind: 'seen', runs: [{ slug: 'run-1' }] });
});

it('names the runs that the platform says it does not know, and none for a page that is not the platform’s', async () => {
  const seen = await lookAtRuns(
    {
      walkRuns: () => Promise.resolve({ runs: [] }),
      run: (slug) =>
        Promise.reject(
          new Failure(
            slug === 'run-0'
              ? { kind: 'runNotFound', status: 404, code: 70001 }
              : { kind: 'notFound', status: 404, ...(slug === 'run-1' && { code: 11004 }) },
          ),
        ),
      serverTime: () => ({ now: 0, within: 0, isSynced: true }),
    },
    aBatchState(3),
    { now: () => 0, askTimes: new Map(), signal },
  );
  expect(seen).toMatchObject({ kind: 'seen', runs: [], missing: ['run-0', 'run-1'] });
});

it('asks for the run of an earlier attempt while its cost is pending', async () => {
  const failed = withPendingCost(aRun({ slug: 'run-0' as RunSlug, status: 'failed' }));
  const seen = { kind: 'seen', runs: [failed], elsewhere: 0, platformTime: 0, time: 0 } as const;
  const again = { kind: 'again', rows: [{ row: 0, attempt: 'a0' }], time: 0 } as const;
  const run = vi.fn<Api['run']>((slug) => Promise.resolve(aRun({ slug, status: 'failed', usage: 0.06 })));
  const event = await lookAtRuns(
    {
      walkRuns: () => Promise.resolve({ runs: [] }),
      run,
      serverTime: () => ({ now: 0, within: 0, isSynced: true }),
    },
    [seen, again].reduce(batchReducer, aBatchState(1)),
    { now: () => 0, askTimes: new Map(), signal },
  );
  expect(run.mock.calls.map(([slug]) => slug)).toEqual(['run-0']);
  expect(event).toMatchObject({ runs: [{ slug: 'run-0', usage: 0.06 }] });
});
