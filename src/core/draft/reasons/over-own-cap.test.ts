import { expect, it } from 'vitest';

import { overOwnCap } from './over-own-cap.ts';

it('asks about a run that may cost more than a person ever wants to spend, or nobody knows how much', () => {
  expect(overOwnCap([{ maxCharge: 0, ownCap: 5 }])).toEqual([{ kind: 'ownCap', cap: 5, maxCharge: 0 }]);
  expect(overOwnCap([{ maxCharge: 5.01, ownCap: 5 }])).toEqual([{ kind: 'ownCap', cap: 5, maxCharge: 5.01 }]);
  expect(overOwnCap([{ ownCap: 5 }])).toEqual([{ kind: 'ownCap', cap: 5 }]);
});

it('asks nothing within the limit, nor where there is none', () => {
  expect(overOwnCap([{ maxCharge: 5, ownCap: 5 }])).toEqual([]);
  expect(overOwnCap([{ maxCharge: 0, ownCap: 0 }, { maxCharge: 0 }])).toEqual([]);
});

it('tells of several runs how many it is, each limit and maximum charge once', () => {
  const free = { maxCharge: 0, ownCap: 5 };
  expect(overOwnCap([free, { maxCharge: 1, ownCap: 5 }, { maxCharge: 9, ownCap: 5 }, free])).toEqual([
    { kind: 'ownCap', cap: 5, maxCharge: 0, runs: 2 },
    { kind: 'ownCap', cap: 5, maxCharge: 9, runs: 1 },
  ]);
});
