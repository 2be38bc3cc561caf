import { expect, it } from 'vitest';

import { writeDecimal } from '#core/decimal.ts';
import { withoutFigure } from '#test/a-run.ts';

import { aPaidRun } from '#test/a-paid-run.ts';
import { isCostKnown, sumOf } from './sum.ts';

const quiet = withoutFigure(withoutFigure(aPaidRun(0)), 'results');

it('counts nothing where the platform tells nothing of a run', () => {
  const { cost, ...sum } = sumOf([quiet, aPaidRun(0, { results: 3, usage: 0.5 })]);
  expect([writeDecimal(cost), sum]).toEqual([
    '0.5',
    { runs: 2, results: 3, unknownCosts: 1, knownCosts: 1, unknownResults: 1, knownResults: 1 },
  ]);
});

it('is told where there are no runs, or the cost of one is', () => {
  const sums = [[], [quiet], [quiet, aPaidRun(0, { usage: 0 })]].map(sumOf);
  expect(sums.map(isCostKnown)).toEqual([true, false, true]);
});
