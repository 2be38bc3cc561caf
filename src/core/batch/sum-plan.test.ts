import { expect, it } from 'vitest';

import type { RunOptions } from '#core/options/run-options.ts';
import { anOrder } from '#test/an-order.ts';

import { sumPlan } from './sum-plan.ts';

const { options } = anOrder();
const base = { custom: {}, options: { ...(options as RunOptions), maxCharge: 2 } }; // with a version
const rows = [
  { number: 2, cells: [], custom: {} },
  { number: 3, cells: [], custom: {}, options: { maxCharge: 0.5 } },
  { number: 4, cells: [], custom: {}, options: { maxCharge: 0 } },
];

it('adds up the maximum charges of the rows, and counts those that have none', () => {
  const judged = { subtasks: [1, 3, 5], dangers: [] };
  expect(sumPlan({ base, rows, judged }, [0, 1], { threshold: 100 })).toEqual({
    ...{ runs: 2, subtasks: 4, reasons: [] },
    cost: { atMost: { units: 25n, scale: 1 }, uncapped: 0, greatest: 2 },
  });
  expect(sumPlan({ base, rows, judged }, [0, 1, 2], { threshold: 100 }).cost.uncapped).toBe(1);
});

it('asks about the rows that may cost more than the person ever wants to spend on a run', () => {
  expect(sumPlan({ base, rows }, [0, 1, 2], { threshold: 100, ownCap: 1 }).reasons).toEqual([
    { kind: 'ownCap', cap: 1, maxCharge: 2, runs: 1 },
    { kind: 'ownCap', cap: 1, maxCharge: 0, runs: 1 },
  ]);
  expect(sumPlan({ base, rows }, [0, 1], { threshold: 100, ownCap: 2 }).reasons).toEqual([]);
});

it('says no number of subtasks where a batch of an earlier build knows none', () => {
  expect(sumPlan({ base, rows }, [0, 2], { threshold: 0 })).toMatchObject({
    subtasks: undefined,
    reasons: [],
  });
});
