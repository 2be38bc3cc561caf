import { expect, it } from 'vitest';

import { aRun, withoutFigure } from '#test/a-run.ts';

import { mayHaveRows } from './like-runs.ts';

const silent = (status: 'succeeded' | 'failed', errorMessage = '') =>
  withoutFigure(aRun({ status, errorMessage }), 'results');

it.each([
  ['gave some', aRun({ status: 'failed', results: 3 }), true],
  ['gave none', aRun({ status: 'succeeded', results: 0 }), false],
  ['does not tell, and succeeded', silent('succeeded'), true],
  ['does not tell, and was ended by its limit', silent('failed', 'max_total_charge reached'), true],
  ['does not tell, and failed', silent('failed'), false],
])('holds a run against one that may have rows: one that %s', (_, run, may) => {
  expect(mayHaveRows(run)).toBe(may);
});
