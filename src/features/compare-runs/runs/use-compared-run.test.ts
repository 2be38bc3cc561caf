import { expect, it } from 'vitest';

import { mayHaveGiven } from './use-compared-run.ts';

const DAY = 86_400_000;
const finishedAt = 1_700_000_000_000;

it.each([
  ['gave as many as it tells', { results: 5_000 }, 1, true],
  ['gave none', { results: 0 }, 8, false],
  ['tells no number, and was deleted', {}, 8, true],
  ['tells no number, and would be there', {}, 6, false],
])('knows whether rows are missing of a run that %s', (_, run, days, given) => {
  expect(mayHaveGiven({ finishedAt, ...run }, finishedAt + days * DAY)).toBe(given);
});
