import { expect, it } from 'vitest';

import { judgeTogether, type Together } from './judge-together.ts';

const runs = (count: number, subtasks: number | undefined, maxCharge?: number): readonly Together[] =>
  Array.from({ length: count }, () => ({ subtasks, maxCharge }));

it('asks about the subtasks of all runs without a maximum charge, though none of them has too many', () => {
  expect(judgeTogether([...runs(3, 60), ...runs(2, 500, 5)], 100)).toEqual([
    { kind: 'noCap', usual: 0 },
    { kind: 'subtasks', count: 180 },
  ]);
  expect(judgeTogether([...runs(5, 20), ...runs(2, 500, 5)], 100)).toEqual([]);
});

it('asks where a run without a maximum charge cannot be counted', () => {
  expect(judgeTogether([...runs(1, 1), ...runs(1, undefined, 0)], 100)).toEqual([
    { kind: 'noCap', usual: 0 },
  ]);
  expect(judgeTogether(runs(2, undefined, 5), 100)).toEqual([]);
});

it('asks where runs may cost more than the person ever wants to spend on one, beside the rest', () => {
  const own = runs(2, 60, 0).map((run) => ({ ...run, ownCap: 5 }));
  expect(judgeTogether([...own, ...runs(1, 1, 5)], 100)).toEqual([
    { kind: 'ownCap', cap: 5, asked: 0, runs: 2 },
    { kind: 'noCap', usual: 0 },
    { kind: 'subtasks', count: 120 },
  ]);
  expect(judgeTogether(own, 120).map(({ kind }) => kind)).toEqual(['ownCap']);
});

it('asks nothing about no runs', () => {
  expect(judgeTogether([], 100)).toEqual([]);
});
