import { expect, it } from 'vitest';

import { fewOf } from './use-back-again.ts';

it('looks into earlier runs of as many rows as are read unasked, whichever of them tells no number', () => {
  const [newest, ...others] = [{}, { results: 15_000 }, { results: 100 }, { results: 9_000 }, { results: 1 }];
  expect(fewOf([newest, ...others])).toEqual([{ results: 15_000 }, { results: 100 }]);
});
