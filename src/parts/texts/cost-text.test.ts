import { expect, it } from 'vitest';

import type { Translate } from '#messages/i18n.ts';

import { sumWithout } from './cost-text.ts';

const t: Translate = (key, values) => [key, ...Object.values(values ?? {})].join(' ');

it.each([
  ['all are told', { sum: 0, knownCount: 2, unknownCount: 0 }, '0'],
  [
    'some are told, if only that they gave nothing',
    { sum: 0, knownCount: 9, unknownCount: 1 },
    'run.sum.pending 0 1',
  ],
  ['none is told', { sum: 0, knownCount: 0, unknownCount: 2 }, '–'],
  ['none is told, as all go on', { sum: 0, knownCount: 0, unknownCount: 0, open: 2 }, '–'],
  ['some are told, and others go on', { sum: 0, knownCount: 1, unknownCount: 0, open: 2 }, '0'],
  ['there is none', { sum: 0, knownCount: 0, unknownCount: 0 }, '0'],
])('sums up runs of which %s', (_, sum, words) => {
  expect(sumWithout(t, sum, String)).toBe(words);
});
