import { expect, it } from 'vitest';

import { whyMissing } from './use-compared-run.ts';

const DAY = 86_400_000;
const finishedAt = 1_700_000_000_000;

it.each([
  ['gave as many as it tells, and was deleted', { results: 5_000 }, 8, 'deleted'],
  ['gave as many as it tells, and is kept', { results: 5_000 }, 1, 'notGiven'],
  ['gave none', { results: 0 }, 8, undefined],
  ['tells no number, and was deleted', {}, 8, 'deleted'],
  ['tells no number, and would be there', {}, 6, undefined],
])('knows why rows are missing of a run that %s', (_, run, days, why) => {
  expect(whyMissing({ finishedAt, ...run }, finishedAt + days * DAY)).toBe(why);
});
