import { expect, it } from 'vitest';

import { aRun } from '#test/a-run.ts';

import { taskCost } from './task-cost.ts';

const paid = (usage: number) => aRun({ status: 'succeeded', usage });
const estimate = (dollars: bigint, like = 0) => ({ usd: { units: dollars, scale: 0 }, work: 10, like });

it.each([
  ['what its runs cost, whatever its price', [paid(1), paid(2), paid(9)], estimate(5n), 0, 2, true],
  ['no more than its limit', [paid(4)], undefined, 3, 3, true],
  ['about what its price says, not at most', [], estimate(5n), 0, 5, true],
  ['its limit where nothing else tells', [], undefined, 3, 3, false],
])('a run of a task costs %s', (_, runs, of, cap, usd, isUsual) => {
  expect(taskCost({ runs, estimate: of, cap })).toEqual({ usd, isUsual });
});

it('is not known where nothing tells it', () => {
  expect(taskCost({ runs: [], estimate: undefined, cap: 0 })).toBeUndefined();
});
