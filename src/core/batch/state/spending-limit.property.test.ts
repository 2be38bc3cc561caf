import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';
import { isCostPending, withPendingCost } from '#core/run/run-cost.ts';
import { isRunOver, type Run, type RunStatus } from '#core/run/run.ts';

import { begin } from '#test/a-batch-state.ts';
import type { BatchEvent } from './batch-event.ts';
import { spentText } from './batch-state.ts';
import { nextAction, mayLeave } from './next-action.ts';
import { batchReducer } from './batch-reducer.ts';

/* Runs whose costs and results come late, or never, in records without an end, or whose start is not answered, while the person sends rows again. Amounts in cents. */

const LIMIT = 30;
const ROWS = 14;
const MOST_COST = 9;

type PlannedRun = {
  readonly cost: number;
  /** Milliseconds: how long it goes on, and how long after that its cost and its results come. */
  readonly lasts: number;
  readonly costAfter: number;
  readonly resultsAfter: number;
  readonly status: RunStatus;
  readonly tellsEnd: boolean;
  readonly isAnswered: boolean;
};

const anyRun: fc.Arbitrary<PlannedRun> = fc.record({
  cost: fc.integer({ min: 1, max: MOST_COST }),
  lasts: fc.integer({ min: 0, max: 60_000 }),
  costAfter: fc.option(fc.integer({ min: 0, max: 90_000 }), { nil: Infinity, freq: 6 }),
  resultsAfter: fc.integer({ min: 0, max: 200_000 }),
  status: fc.constantFrom<RunStatus>('succeeded', 'failed'),
  tellsEnd: fc.boolean(),
  isAnswered: fc.nat(4).map((nth) => nth > 0),
});

type Started = PlannedRun & { readonly slug: RunSlug; readonly at: number };

/** The record of a run as the platform gives it. */
function recordOf(run: Started, now: number): Run {
  const end = run.at + run.lasts;
  if (now < end) return aRun({ slug: run.slug, status: 'running' });
  const record = aRun({
    slug: run.slug,
    status: run.status,
    results: now < end + run.resultsAfter ? 0 : 20,
    usage: now < end + run.costAfter ? 0 : run.cost / 100,
    ...(run.tellsEnd && { finishedAt: end }),
  });
  return run.costAfter < Infinity ? record : withoutFigure(record);
}

/** What no record will ever show: the person was told so, and resumed. */
const unseenCost = (started: readonly Started[], seenOver: ReadonlyMap<RunSlug, number>): number =>
  started
    .filter((run) => !run.isAnswered || (run.costAfter === Infinity && seenOver.has(run.slug)))
    .reduce((sum, { cost }) => sum + cost, 0);

it('costs no more beyond its limit, and what the person resumed with, than the runs that may be active at once', () => {
  fc.assert(
    fc.property(
      fc.array(anyRun, { minLength: 40, maxLength: 40 }),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.nat(9), { minLength: 150, maxLength: 150 }),
      (planned, parallel, presses) => {
        const rules = { parallel, stopAtSpent: String(LIMIT / 100), stopAfterFailures: 0 };
        let batchState = begin(ROWS, 'all', rules);
        let now = batchState.at;
        const started: Started[] = [];
        const seenOver = new Map<RunSlug, number>();
        let accepted = 0;
        const apply = (event: BatchEvent) => (batchState = batchReducer(batchState, event));
        const read = (run: Run): Run => {
          if (isRunOver(run.status) && !seenOver.has(run.slug)) seenOver.set(run.slug, now);
          const seenOverFor = now - (seenOver.get(run.slug) ?? now);
          return isCostPending(run, { seenOverFor, platformTime: now }) ? withPendingCost(run) : run;
        };
        for (const press of presses) {
          const world = { now, fingerprint: 'mine' };
          if (press === 0) {
            const rows = batchState.rows.flatMap(({ state, attempt }, row) =>
              state === 'failed' && attempt ? [{ row, attempt: attempt.id }] : [],
            );
            const wasPaused = batchState.phase.kind === 'paused';
            apply({ kind: 'again', rows, time: now });
            if (wasPaused && batchState.phase.kind === 'going') accepted = unseenCost(started, seenOver);
          }
          const decision = nextAction(batchState, world);
          if (decision.kind === 'look') {
            const runs = started.map((run) => read(recordOf(run, now)));
            apply({ kind: 'seen', runs, elsewhere: 0, platformTime: now, time: now });
          } else if (decision.kind === 'send') {
            const next = planned[started.length];
            if (next === undefined) return;
            const attempt = `a${started.length}`;
            const run = `run-${started.length}` as RunSlug;
            apply({ kind: 'sent', row: decision.row, attempt: { id: attempt, at: now }, time: now });
            expect(mayLeave(batchState, { row: decision.row, attempt }, world)).toBe(true);
            started.push({ ...next, slug: run, at: now });
            apply(
              next.isAnswered
                ? { kind: 'answered', row: decision.row, attempt, run, time: now }
                : { kind: 'lost', row: decision.row, attempt, facts: { kind: 'network' }, time: now },
            );
          } else {
            now = decision.kind === 'wait' ? (decision.until ?? now + 1_000) : now;
          }
        }
        const charged = started.reduce((sum, { cost }) => sum + cost, 0);
        expect(charged - accepted - LIMIT).toBeLessThan(parallel * MOST_COST);
        expect(Math.round(Number(spentText(batchState)) * 100)).toBeLessThanOrEqual(charged);
      },
    ),
    { numRuns: 100 },
  );
});
