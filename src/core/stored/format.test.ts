import { expect, it } from 'vitest';

import { err, ok } from '#core/result.ts';

import { COUNT, countUnread, oneOf } from './format.ts';

it('counts what cannot be read by why, and not what is not there', () => {
  const why = ['none', 'newer', 'unreadable', 'newer'] as const;
  expect(countUnread([ok(1), ...why.map((one) => err(one))])).toEqual({ unreadable: 1, newer: 2 });
});

it('reads a choice and a count that there are, and no others', () => {
  const choice = oneOf(['light', 'dark']);
  expect(choice.decode('"dark"')).toEqual(ok('dark'));
  expect([choice.decode('"blue"'), choice.decode('7')]).toEqual([err('unreadable'), err('unreadable')]);
  expect([COUNT.decode('0'), COUNT.decode('-1')]).toEqual([ok(0), err('unreadable')]);
});
