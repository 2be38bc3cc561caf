import { expect, it } from 'vitest';

import { deletionTime, stateOf, reportedDuration } from './run-state.ts';

it.each([
  ['failed', 'aborted by user', 'aborted'],
  ['failed', 'Run was cancelled by the user', 'aborted'],
  ['failed', '用户已中止', 'aborted'],
  ['aborted', '', 'aborted'],
  ['failed', 'execution time limit reached', 'limited'],
  ['failed', 'maximum total charge reached', 'limited'],
  ['aborted', 'max_total_traffic exceeded', 'limited'],
  ['failed', '', 'failed'],
  ['failed', 'rate limit exceeded', 'failed'],
  ['failed', 'Navigation timeout of 30000 ms exceeded', 'failed'],
  ['failed', 'The page was blocked by user settings', 'failed'],
  ['succeeded', 'maximum total charge reached', 'succeeded'],
  ['aborting', 'aborted by user', 'aborting'],
] as const)('a run that has %s with %j is told as %s', (status, errorMessage, state) => {
  expect(stateOf({ status, errorMessage })).toBe(state);
});

it.each([
  ['succeeded', 0, 0],
  ['limited', 0, 0],
  ['running', 0, undefined],
  ['running', 3, 3],
  [undefined, 0, undefined],
  ['failed', undefined, undefined],
] as const)('a run that has %s and says %j took %j', (state, duration, expected) => {
  expect(reportedDuration(state, duration)).toBe(expected);
});

it('keeps what a run gave for seven days after its end', () => {
  expect(deletionTime({})).toBeUndefined();
  expect(deletionTime({ finishedAt: Date.UTC(2026, 6, 1) })).toBe(Date.UTC(2026, 6, 8));
});
