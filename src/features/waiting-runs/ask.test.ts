import { expect, it } from 'vitest';

import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';
import { withPendingCost } from '#core/run/run-cost.ts';
import type { Run } from '#core/run/run.ts';

import { usualCost } from './ask.tsx';

const worker = aRun().workerSlug as WorkerSlug; // as the platform names it
const paid = (usage: number, parts: Partial<Run> = {}) =>
  aRun({ status: 'succeeded', results: 10, usage, ...parts });

it('expects of waiting runs what runs of their Workers usually cost, by those that tell it', () => {
  const runs = [
    paid(1),
    paid(2),
    paid(90),
    // Neither of these tells what one more will cost.
    paid(0.01, { status: 'failed' }),
    paid(0.01, { status: 'failed' }),
    withoutFigure(paid(0)),
    withPendingCost(paid(0)),
  ];
  const known = { ref: 'a', worker };
  const unknown = { ref: 'b', worker: 'a/b' as WorkerSlug };
  expect(usualCost([known, unknown, known], runs)).toEqual({ usd: 4, unknown: 1 });
});
