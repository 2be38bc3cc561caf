import { expect, it } from 'vitest';

import type { Json } from '#core/json/json.ts';

import type { Arrangement } from './arrange-rows.ts';
import { unmeasuredCounter } from './unmeasured.ts';

const range = { kind: 'range', key: 'pay', of: 'number', from: 1, to: undefined, below: false } as const;

function countsOf(arrangement: Arrangement, pays: readonly Json[]) {
  const counter = unmeasuredCounter(arrangement);
  for (const pay of pays) {
    counter.takeAny({ pay });
    counter.takeFitting({ pay });
  }
  return counter.finish();
}

const NUMBERS = ['1e+05', 45_800, '.5', ...Array<string>(20).fill('7')];

it('a range and an order tell how many values they leave out or put last, but not those that are empty', () => {
  const values = [...NUMBERS, 'NA', null, ''];
  expect(countsOf({ filter: '', conditions: [range] }, values)).toEqual([
    { key: 'pay', kind: 'number', by: 'range', count: 1 },
  ]);
  expect(countsOf({ filter: '', sort: { key: 'pay', direction: 'descending' } }, values)).toEqual([
    { key: 'pay', kind: 'number', by: 'order', count: 1 },
  ]);
});

it('tell nothing where there are none, and of an order by texts', () => {
  const sort = { key: 'pay', direction: 'ascending' } as const;
  expect(countsOf({ filter: '', conditions: [range], sort }, NUMBERS)).toEqual([]);
  expect(countsOf({ filter: '', sort }, ['a', 'b', '1'])).toEqual([]);
});
